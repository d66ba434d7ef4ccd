"""Dates, months and sums in Swedish, for templates."""

from datetime import date, datetime
from decimal import Decimal

from django import template
from django.utils import timezone

from eservice.municipality.facts import telephone_uri
from eservice.ui import swedish

register = template.Library()


def _day(value: date) -> date:
    return timezone.localdate(value) if isinstance(value, datetime) else value


@register.filter
def day(value: date) -> str:
    """15 april 2026"""
    return swedish.format_date(_day(value))


@register.filter
def short_day(value: date) -> str:
    """15 april"""
    return swedish.format_date(_day(value), with_year=False)


@register.filter
def day_and_time(value: datetime) -> str:
    """15 april 2026, klockan 9.45"""
    local = timezone.localtime(value)
    return f"{swedish.format_date(local.date())}, {swedish.format_time(local.hour, local.minute)}"


@register.filter
def month(value: date) -> str:
    """april 2026"""
    return swedish.format_month(value)


@register.filter
def month_name(value: date) -> str:
    """april"""
    return swedish.format_month(value, with_year=False)


@register.filter
def amount(value: Decimal) -> str:
    """6 500,50 kronor"""
    return swedish.format_amount(value)


@register.filter
def number_word(value: int) -> str:
    """tre"""
    return swedish.number_word(value)


@register.filter
def tel(value: str) -> str:
    """The number in a tel: link."""
    return telephone_uri(value)
