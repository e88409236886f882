"""The one user of a data folder on one machine."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser

NAME = "me"


def owner() -> AbstractUser:
    """The one user; made at the first call, without a password, for nobody signs in here by one."""
    users = get_user_model()._default_manager
    found = users.order_by("date_joined").first()
    if isinstance(found, AbstractUser):
        return found
    made = get_user_model()(username=NAME)
    made.set_unusable_password()
    made.save()
    return made
