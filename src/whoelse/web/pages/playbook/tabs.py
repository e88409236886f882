"""The tabs above the pages of playbooks."""

from dataclasses import dataclass

from django.urls import reverse


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab: its words, where it leads, and whether it is the page shown."""

    words: str
    to: str
    current: bool = False


def tabs(current: str, playbook: str = "") -> tuple[Tab, ...]:
    """The tabs of a playbook of the user's own, or, without one, of the playbook that is followed."""
    if playbook:
        places: tuple[tuple[str, str], ...] = (
            ("Rules", reverse("own playbook", args=[playbook])),
            ("Text", reverse("playbook text", args=[playbook])),
            ("Versions", reverse("playbook versions", args=[playbook])),
            ("Rehearse", f"{reverse('rehearse')}?of=draft:{playbook}"),
        )
    else:
        places = (
            ("In force", reverse("playbook")),
            ("Side by side", reverse("playbooks side by side")),
            ("Your own", reverse("own playbooks")),
            ("Rehearse", reverse("rehearse")),
            ("Why, why not", reverse("why")),
            ("Your week", reverse("review")),
        )
    return tuple(Tab(words, to, words == current) for words, to in places)
