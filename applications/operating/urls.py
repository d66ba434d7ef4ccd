"""The operator's pages, and the figures for whatever watches the service."""

from django.urls import path

from applications.operating import metrics, views

urlpatterns = [
    path("drift/", views.operation, name="operation"),
    path("drift/uppgifter/alla/", views.retry_all_tasks, name="retry_all_tasks"),
    path("drift/uppgifter/<uuid:task_id>/", views.retry_task, name="retry_task"),
    path("drift/meddelanden/<uuid:notice_id>/", views.retry_notice, name="retry_notice"),
    path("halsa/matt/", metrics.metrics, name="metrics"),
]
