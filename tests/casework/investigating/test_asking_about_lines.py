"""Each line leads to a question that quotes it."""

import re
from html import unescape

from django.urls import reverse

LINK = re.compile(r'href="([^"]*/fraga/\?om=[^"]*)"')


def test_the_link_beside_a_line_leads_to_its_words(anna_client, case, line):
    page = anna_client.get(reverse("investigation", args=[case.pk])).content.decode()
    links = [unescape(link) for link in LINK.findall(page)]
    assert links == [f"{reverse('ask_about', args=[case.pk])}?om=line-{line.pk}"]

    asked = anna_client.get(links[0]).content.decode()

    assert line.text["text"] in asked
