"""A partner can take back her own part of a case."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('applications', '0007_grant_proof'),
    ]

    operations = [
        migrations.AlterField(
            model_name='caseevent',
            name='kind',
            field=models.CharField(choices=[('sent', 'Ansökan skickad'), ('receipt_ready', 'Kvittot skapat'), ('taken', 'Handläggare utsedd'), ('handed_over', 'Överlämnat till ny handläggare'), ('investigation_started', 'Utredning inledd'), ('note_written', 'Journalanteckning'), ('withdrawn', 'Ansökan tillbakatagen'), ('partner_withdrew', 'Medsökande har tagit tillbaka sin del')], max_length=40),
        ),
    ]
