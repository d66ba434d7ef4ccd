"""The decision that an appeal came too late, which nothing changes."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import eservice.clock
from applications import append_only

NEW = ("applications_appealrefusal",)


def install(apps, editor):
    append_only.install(NEW)


def drop(apps, editor):
    append_only.drop(NEW)


class Migration(migrations.Migration):
    dependencies = [
        ("applications", "0014_comments_on_the_calculation"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="letter",
            name="kind",
            field=models.CharField(
                choices=[
                    ("receipt", "Kvitto på ansökan"),
                    ("completion", "Begäran om komplettering"),
                    ("communication", "Utredning att läsa"),
                    ("decision", "Beslut"),
                    ("appeal", "Överklagande till domstolen"),
                    ("refusal", "Avvisat överklagande"),
                ],
                max_length=20,
            ),
        ),
        migrations.CreateModel(
            name="AppealRefusal",
            fields=[
                (
                    "appeal",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="refusal",
                        serialize=False,
                        to="applications.appeal",
                    ),
                ),
                ("delegation_point", models.CharField(max_length=40)),
                ("issued_at", models.DateTimeField(default=eservice.clock.now)),
                (
                    "notified_way",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("service", "i e-tjänsten"),
                            ("letter", "med brev"),
                            ("desk", "på plats hos oss"),
                            ("phone", "i telefon"),
                        ],
                        max_length=20,
                    ),
                ),
                ("notified_at", models.DateTimeField(null=True)),
                ("received_on", models.DateField(null=True)),
                (
                    "issued_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "letter",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="refusal",
                        to="applications.letter",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("notified_at__isnull", True),
                                ("notified_way", ""),
                                ("received_on__isnull", True),
                            ),
                            models.Q(
                                ("notified_at__isnull", False),
                                ("received_on__isnull", False),
                                models.Q(("notified_way", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="refusal_received_in_some_way",
                    )
                ],
            },
        ),
        migrations.RunPython(install, drop),
    ]
