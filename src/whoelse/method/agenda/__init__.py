"""The spine of the method: playbook + facts + today → steps, each with its reason."""

from whoelse.method.agenda.planner import key_of, plan

__all__ = ["key_of", "plan"]
