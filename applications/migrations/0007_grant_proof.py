"""Scanned proof of help that was given, and the triggers that keep it as it was."""

import django.db.models.deletion
import eservice.clock
import eservice.sealed_fields
import uuid
from django.conf import settings
from django.db import migrations, models

from applications import append_only

NEW = ("applications_grantproof",)


class Migration(migrations.Migration):

    dependencies = [
        ('applications', '0006_representation_append_only'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name='grantevent',
            name='kind',
            field=models.CharField(choices=[('given', 'Tillgång given'), ('registered', 'Tillgång noterad av handläggare'), ('proof_added', 'Underlag inskannat'), ('code_ordered', 'Ny kod beställd i brev'), ('code_printed', 'Brev med kod utskrivet'), ('accepted', 'Hjälparen har tackat ja'), ('confirmed', 'Personen har bekräftat hjälparen'), ('declined', 'Avböjd'), ('verified', 'Underlaget kontrollerat'), ('refused', 'Underlaget underkänt'), ('narrowed', 'En befogenhet återkallad'), ('revoked', 'Återkallad'), ('replaced', 'Ersatt av en ny'), ('handed', 'Hjälparen sa att ansökan är klar'), ('submitted', 'Ombudet skickade ansökan'), ('reminded', 'Påminnelse om slutdatum')], max_length=40),
        ),
        migrations.AlterField(
            model_name='notice',
            name='kind',
            field=models.CharField(choices=[('helper_accepted', 'Någon har svarat på en inbjudan'), ('helper_confirmed', 'Hjälparen har fått tillgång'), ('help_ended', 'Hjälparens tillgång har tagits tillbaka'), ('help_ends_soon', 'Tillgången tar snart slut'), ('help_noted', 'En handläggare har noterat vem som hjälper'), ('help_refused', 'Vi kunde inte godkänna tillgången'), ('ready_to_send', 'Ansökan är klar att läsa och skicka'), ('sent_by_ombud', 'Ett ombud har skickat ansökan'), ('partner_accepted', 'Partnern har svarat på en inbjudan'), ('partner_confirmed', 'Partnern kan svara på sin del'), ('partner_signed', 'Partnern har skrivit under'), ('partner_left', 'Partnern är inte längre med')], max_length=40),
        ),
        migrations.CreateModel(
            name='GrantProof',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('media_type', models.CharField(max_length=40)),
                ('pages', models.PositiveIntegerField()),
                ('size', models.PositiveIntegerField()),
                ('data', eservice.sealed_fields.SealedBytesField(bound_to=('pk',))),
                ('digest', models.CharField(max_length=80)),
                ('at', models.DateTimeField(default=eservice.clock.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('grant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proofs', to='applications.grant')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('grant', 'digest'), name='one_of_each_proof'), models.UniqueConstraint(fields=('grant', 'number'), name='one_number_for_each_proof')],
            },
        ),
        migrations.RunPython(
            lambda apps, editor: append_only.install(NEW),
            lambda apps, editor: append_only.drop(NEW),
        ),
    ]
