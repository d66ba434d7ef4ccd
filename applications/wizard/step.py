"""One question on a page: showing it, saving what was typed, and where to go next."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.views.generic import TemplateView
from formtools.wizard.views import NamedUrlWizardView, StepsHelper

from applications.access import Actor, Verb, can
from applications.acting import actor_of
from applications.actions.drafts import locked_draft
from applications.actions.saving_answers import keep_losing_text
from applications.errors import AlreadySent, EditConflict, NotAllowed
from applications.models import Draft
from applications.queries import live_case
from applications.questions.catalogue import FLOW
from applications.questions.flow import Step
from applications.questions.months import MONTH_STEPS, applied_month
from applications.rest import rest_case, sent_keys
from applications.wizard import beside
from applications.wizard.going_on import url_after
from applications.wizard.items import removed_item
from applications.wizard.leaving import is_leaving, leave
from applications.wizard.opening import OpenDraft, find_draft, progress_of, reader_of
from applications.wizard.pages import RETURNS, step_context, stored_text, typed_text
from applications.wizard.storage import DraftStorage
from applications.wizard.together import partner_answers
from applications.wizard.withheld import Raw, late_words, with_stored
from eservice.people import stash
from eservice.ui.forms import QuestionForm
from eservice.ui.rows import RowSet


def whole_number(text: str) -> int | None:
    """Return a small number from a form's hidden field, or None for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


class StepView(NamedUrlWizardView):
    """django-formtools over a draft: the address names the step, the draft holds the answers.

    Any step on the path may be opened by who may answer it. GET only reads. POST keeps what was
    typed, whole or not; only sending needs completeness.
    """

    url_name = "step"
    template_name = "wizard/step.html"
    http_method_names = ["get", "head", "post"]
    form_list = [("question", QuestionForm)]  # formtools wants one; the draft's path is read

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method.lower() not in self.http_method_names:
            return self.http_method_not_allowed(request)
        self.step = FLOW.find(kwargs["step"])
        if self.step is None:
            raise Http404
        draft_id: UUID = kwargs["draft_id"]
        if request.method != "POST":
            actor, draft = find_draft(actor_of(request), draft_id)
            self.rest = rest_case(draft)
            if draft.sent_at and self.rest is None:
                return redirect("case", draft.pk)
            if self.rest and self.step.key in sent_keys(self.rest):
                return redirect("section", draft.pk, self.step.section.path)
            if not can(actor, Verb.EDIT_DRAFT, draft):
                return redirect("check", draft.pk)
            return self._with(actor, draft)
        try:
            held = locked_draft(actor_of(request), draft_id=draft_id, also_rest=True)
            with held as (actor, draft):
                self.rest = rest_case(draft)
                return self._with(actor, draft)
        except (Draft.DoesNotExist, NotAllowed) as error:
            raise Http404 from error
        except AlreadySent:
            context = {"case_id": draft_id, "typed": typed_text(request.POST, self.step)}
            return render(request, "wizard/already_sent.html", context, status=409)

    def _with(self, actor: Actor, draft: Draft) -> HttpResponse:
        self.actor, self.draft = actor, draft
        reader = reader_of(actor, draft)
        if not reader.sees(self.step):
            raise Http404
        if (told := partner_answers(self.request, actor, draft, self.step)) is not None:
            return told
        self.progress = progress_of(draft, self.step, reader)
        self.storage = DraftStorage(
            "", self.request, actor=self.actor, draft=draft, rows=self.progress.rows
        )
        self.storage.current_step, self.prefix = self.step.key, ""
        self.steps = StepsHelper(self)
        # WizardView.dispatch would build a session storage first.
        return TemplateView.dispatch(self, self.request, *self.args, **self.kwargs)

    def _opened(self) -> OpenDraft:
        return OpenDraft(self.actor, self.draft, self.progress, self.rest)

    def get_form_list(self) -> dict[str, type[QuestionForm]]:
        """The path, and the step in the address: a stale tab may still save on it."""
        on_path = {key: step.form for key, step in self.progress.path.items()}
        return on_path | {self.step.key: self.step.form}

    def get_form_prefix(self, step: str | None = None, form: Any = None) -> None:
        """Field names are the fields' own, so that they stay the same for ever."""

    def get_form_kwargs(self, step: str | None = None) -> dict[str, Any]:
        return self.progress.form_words(self.step)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.step.key not in self.progress.path:
            return self._not_asked()
        typed = stash.typed_before_login(request)
        if typed is not None:
            return self._typed_before_login(typed)
        form = self.get_form(self.step.key, data=self.storage.get_step_data(self.step.key))
        if form.is_bound and not self.progress.is_done(self.step) and "fel" not in request.GET:
            form.keep_quiet()
        return self._page(form)

    def _typed_before_login(self, typed: MultiValueDict) -> HttpResponse:
        """Show the text of a page whose login had ended; nothing is saved until she presses."""
        form = self.get_form(self.step.key, data=MultiValueDict(self.step.form.raw_from(typed)))
        form.keep_quiet()
        return self._page(form, rev=whole_number(typed.get("_rev", "")) or 0, is_kept=True)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = self._save(request)
        stash.forget(request, response)
        return response

    def _save(self, request: HttpRequest) -> HttpResponse:
        if (response := removed_item(request, self._opened(), self.step)) is not None:
            return response
        if not self.step.form.asks and is_leaving(request):
            # The page asks nothing: only pressing on says that everything is there.
            return leave(request, self.draft, self.step)
        raw, late = self._typed(), late_words(self.progress, self.step, request.POST)
        if self._is_gone():
            keep_losing_text(self.actor, draft=self.draft, step=self.step.key, raw=raw | late)
            return self._not_asked()
        if late:
            return self._withheld_meanwhile(raw, late)
        seen_rev = whole_number(request.POST.get("_rev", ""))
        self._make_room(raw, seen_rev)
        form = self.get_form(self.step.key, data=MultiValueDict(raw))
        cleaned = form.stored() if form.is_valid() else None
        was_asked = self.step.key in self.progress.path
        try:
            saved = {"cleaned": cleaned, "seen_rev": seen_rev}
            confirms = self.progress.is_outdated(self.step)
            self.storage.set_step_data(self.step.key, raw, confirms=confirms, **saved)
        except EditConflict as conflict:
            keep_losing_text(self.actor, draft=self.draft, step=conflict.answer.step, raw=raw)
            return self._conflict(form)
        if not was_asked:
            return self._not_asked()
        self.progress = self.progress.after_saving(self.step)
        return self._after_save(form, is_whole=cleaned is not None)

    def _is_gone(self) -> bool:
        """True when the page asks about an item that is no longer there, or never was."""
        there = self.progress.rows.keys() | self.progress.path.keys()
        is_lost = bool(self.step.item) and self.step.key not in there
        return is_lost or self.progress.is_closed(self.step)

    def _make_room(self, raw: Raw, seen_rev: int | None) -> None:
        """Two windows that each add something must not write over each other: the second one
        becomes an item of its own."""
        group, stored = FLOW.group_of(self.step), self.progress.rows.get(self.step.key)
        is_new = group is not None and self.step.base == group.first.key and seen_rev == 0
        following = self.progress.next_item(group) if is_new else None
        if stored is not None and following and stored.raw != raw:
            self.step = group.first.about(following)
            self.storage.current_step = self.step.key
            self.progress = self.progress.after_saving(self.step)

    def get_form(self, step: str | None = None, data: Any = None, files: Any = None) -> Any:
        form = super().get_form(step, data, files)
        row = self.progress.rows.get(self.step.key)
        shown = dict(data.lists()) if data else None
        form.withhold(self.progress.reader.withheld(self.step, row, shown))
        return form

    def _typed(self) -> Raw:
        form, typed = self.step.form, with_stored(self.progress, self.step, self.request.POST)
        if not issubclass(form, RowSet):
            return form.raw_from(typed)
        leave_out = whole_number(self.request.POST.get("_remove", ""))
        raw = form.raw_from(typed, leave_out=leave_out)
        return form.with_empty_row(raw) if "_add" in self.request.POST else raw

    def _withheld_meanwhile(self, raw: Raw, late: Raw) -> HttpResponse:
        """Keep a helper's words that met the person's own, and show them so she can copy them."""
        keep_losing_text(self.actor, draft=self.draft, step=self.step.key, raw=raw | late)
        form = self.get_form(self.step.key, data=MultiValueDict(raw))
        form.keep_quiet()
        texts = [text for given in late.values() for text in given]
        context = step_context(self.request, self._opened(), self.step, form)
        context |= {"late_words": texts}
        return self.render_to_response(self.get_context_data(form=form, **context), status=409)

    def _after_save(self, form: Any, *, is_whole: bool) -> HttpResponse:
        pressed = self.request.POST
        if is_leaving(self.request):
            return leave(self.request, self.draft, self.step)
        if issubclass(self.step.form, RowSet) and {"_add", "_remove"} & pressed.keys():
            anchor = f"#rad-{form.total_form_count()}"
            return HttpResponseRedirect(self._url(self.step) + anchor)
        if is_whole and self.step.key == "helper" and not self.actor.registration:
            beside.begin(self.request, self._opened(), form.stored())
        if is_whole and self.step.key in MONTH_STEPS and not self.actor.registration:
            taken = live_case(self.draft.person_id, applied_month(self.progress.answers))
            if taken is not None:
                context = {"case_id": taken.pk, "draft_id": self.draft.pk}
                return render(self.request, "wizard/month_taken.html", context, status=409)
        if is_whole or "_skip" in pressed:
            understood = is_whole and self.step.form.understood(form.stored())
            return self._next(said=bool(understood))
        return self._page(form)

    def _next(self, *, said: bool) -> HttpResponse:
        till = self.request.GET.get("till", "")
        return HttpResponseRedirect(url_after(self._opened(), self.step, till, said=said))

    def _url(self, step: Step, *, with_query: bool = True) -> str:
        till = self.request.GET.get("till", "")
        query = f"?{urlencode({'till': till})}" if with_query and till in RETURNS else ""
        return reverse("step", args=[self.draft.pk, step.path]) + query

    def _not_asked(self) -> HttpResponse:
        url = reverse("draft", args=[self.draft.pk])
        return HttpResponseRedirect(f"{url}?inte-langre=1")

    def _page(self, form: Any, **extra: Any) -> HttpResponse:
        context = step_context(self.request, self._opened(), self.step, form) | extra
        return self.render_to_response(self.get_context_data(form=form, **context))

    def _conflict(self, form: Any) -> HttpResponse:
        """Show both values; pressing save then means "mine", with the newer version seen."""
        form.keep_quiet()
        context = step_context(self.request, self._opened(), self.step, form)
        context |= {"conflict": stored_text(self.progress, self.step), "url": self._url(self.step)}
        return self.render_to_response(self.get_context_data(form=form, **context), status=409)
