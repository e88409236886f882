"""Every address a browser can go to, by name."""

from django.urls import path

from whoelse.web.pages import agree, debrief, keep, playbook, prepare, reply, settings, step, talk, today, undo, welcome
from whoelse.web.pages.message import page as message

urlpatterns = [
    path("", today.view, name="today"),
    path("agree/<str:person>/", agree.view, name="agree"),
    path("agree/<str:person>/fell-through/", agree.fell_through, name="it fell through"),
    path("comfort/<str:person>/lift/", step.lift_comfort, name="lift comfort"),
    path("debrief/new/", debrief.new, name="debrief new"),
    path("debrief/<str:person>/", debrief.view, name="debrief"),
    path("message/begin-again/<str:kind>/<str:person>/", message.begin_again, name="begin a message again"),
    path("message/begin-again/<str:kind>/<str:person>/<str:about>/", message.begin_again, name="begin a message again"),
    path("message/check/<str:kind>/<str:person>/", message.checks, name="check a message"),
    path("message/check/<str:kind>/<str:person>/<str:about>/", message.checks, name="check a message"),
    path("message/<str:kind>/<str:person>/", message.view, name="message"),
    path("message/<str:kind>/<str:person>/<str:about>/", message.view, name="message about"),
    path("prepare/<str:person>/", prepare.view, name="prepare"),
    path("reply/<str:person>/", reply.view, name="reply"),
    path("talk/<str:person>/", talk.view, name="talk"),
    path("step/", step.view, name="step"),
    path("step/done/", step.say_done, name="step done"),
    path("step/hold-back/", step.hold_back, name="hold back"),
    path("step/leave-out/", step.leave_out, name="leave out"),
    path("step/snooze/", step.snooze, name="snooze"),
    path("keep/", keep.view, name="keep"),
    path("playbook/", playbook.view, name="playbook"),
    path("settings/", settings.view, name="settings"),
    path("undo/", undo.view, name="undo"),
    path("welcome/", welcome.view, name="welcome"),
]
