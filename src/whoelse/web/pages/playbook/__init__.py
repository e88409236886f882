"""The pages of playbooks: the one followed, all side by side, the user's own by form and by text."""
