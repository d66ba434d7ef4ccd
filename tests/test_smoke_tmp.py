import pytest
from tests.factories import *
from django.urls import reverse

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.tmp_urls")]


def test_it(client):
    u = make_applicant()
    client.force_login(u)
    r = client.post(reverse("start_draft"))
    assert r.status_code == 302, r
    print(r.url)
    d = Draft.objects.get()
    for k, v in whole_answers().items():
        st = FLOW.by_key[k]
        url = reverse("step", args=[d.pk, st.path])
        g = client.get(url)
        assert g.status_code == 200, (k, g)
        r = client.post(url, v | {"_rev": "0"})
        assert r.status_code == 302, (k, r.status_code, r.content.decode()[:3000])
        print(k, r.url)
        assert client.get(r.url).status_code == 200
    assert client.get(reverse("draft", args=[d.pk])).status_code == 200
    assert client.get(reverse("check", args=[d.pk])).status_code == 200
    assert client.get(reverse("send", args=[d.pk])).status_code == 200
    r = client.post(reverse("send", args=[d.pk]), {"declare": "yes"})
    print(r.status_code, r.url)
    assert Case.objects.get().pk == d.pk
