"""The caseworker's pages, under /handlaggning/."""

from django.urls import include, path

from applications.review import (
    case_page,
    confirming,
    journal,
    moves,
    organisations,
    recusing,
    rest_calls,
    tasks,
    worklist,
)

urlpatterns = [
    path("", worklist.worklist, name="worklist"),
    path("", include("applications.review.worklisting.urls")),
    path("<uuid:case_id>/", include("applications.review.sections.urls")),
    path("<uuid:case_id>/", include("applications.review.papers.urls")),
    path("<uuid:case_id>/", case_page.review_case, name="review_case"),
    path("<uuid:case_id>/bekraftad/", confirming.confirm, name="note_confirmed"),
    path("<uuid:case_id>/samtal-om-resten/", rest_calls.call, name="rest_call"),
    path("<uuid:case_id>/samtal-om-resten/klart/", rest_calls.end_call, name="end_rest_call"),
    path("<uuid:case_id>/ta/", moves.take_case, name="take_case"),
    path("<uuid:case_id>/utred/", moves.start_investigation, name="start_investigation"),
    path("<uuid:case_id>/lamna-over/", moves.hand_over, name="hand_over"),
    path("<uuid:case_id>/javig/", recusing.recuse, name="recuse"),
    path("<uuid:case_id>/journal/", journal.journal, name="journal"),
    path("<uuid:case_id>/utredning/", include("applications.review.investigating.urls")),
    path("<uuid:case_id>/", include("applications.review.completing.urls")),
    path("<uuid:case_id>/", include("applications.review.continuity.urls")),
    path("<uuid:case_id>/", include("applications.review.deciding.urls")),
    path("<uuid:case_id>/", include("applications.review.appealing.urls")),
    path("<uuid:case_id>/", include("applications.review.meeting.urls")),
    path("<uuid:case_id>/", include("applications.review.messaging.urls")),
    path("", include("applications.review.calculating.urls")),
    path("", include("applications.review.help_urls")),
    path("", include("applications.review.paying.urls")),
    path("att-gora/", tasks.tasks, name="tasks"),
    path("att-gora/<uuid:task_id>/klar/", tasks.finish, name="finish_task"),
    path("foreningar/", organisations.organisations, name="organisations"),
    path(
        "foreningar/<uuid:organisation_id>/",
        organisations.review_organisation,
        name="review_organisation",
    ),
    path(
        "foreningar/<uuid:organisation_id>/godkann/",
        organisations.verify,
        name="verify_organisation",
    ),
    path(
        "foreningar/<uuid:organisation_id>/neka/",
        organisations.refuse,
        name="refuse_organisation",
    ),
    path(
        "foreningar/<uuid:organisation_id>/stang/",
        organisations.close,
        name="close_organisation",
    ),
]
