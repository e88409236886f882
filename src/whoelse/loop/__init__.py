"""The acts: everything that can happen, one module per station. Nothing else notes a fact."""
