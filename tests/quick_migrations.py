"""The tables of a test database in half the time: a model that is new is rendered alone.

Django renders with every new model all that are related to it, and theirs in turn, which is nearly every model there is:
for a table that nothing points to yet. `test_quick_migrations` compares the tables with those of a set-up.
"""

import pytest
from django.db.migrations.state import ModelState, ProjectState


def migrate_quickly(patch: pytest.MonkeyPatch) -> None:
    """From now on."""
    patch.setattr(ProjectState, "add_model", _add)


def _add(state: ProjectState, model: ModelState) -> None:
    key = model.app_label, model.name_lower
    state.models[key] = model
    if state._relations is not None:
        state.resolve_model_relations(key)
    # Asking for `apps` would make it.
    if "apps" in state.__dict__:
        state.apps.render_multiple([model])
