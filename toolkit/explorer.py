"""The views of explore() as widgets of JupyterLab; loaded when explore() is first called."""

from collections.abc import Callable
from itertools import count
from typing import Any

import anywidget
import traitlets
from ipywidgets import (
    HTML,
    Checkbox,
    Dropdown,
    HBox,
    Layout,
    SelectMultiple,
    Text,
    Textarea,
    VBox,
)

from .calls import Tables
from .coverage_view import coverage_view
from .saving import link
from .views import Field, Result, View
from .voices_view import voices_view
from .wording import many, plain
from .words_view import words_view

_VIEWS: dict[str, Callable[[Tables], View]] = {"words": words_view, "voices": voices_view, "coverage": coverage_view}
_NUMBERS = count(1)  # an identity that is the same in every run, since it is saved with the notebook
_MANY = 50  # articles, above which counting can take so long that one wonders
_WIDE = {"description_width": "initial"}


class Status(anywidget.AnyWidget):
    """A sentence that a screen reader says when it changes; an HTML widget would put a new element in its place.

    It also keeps JupyterLab's one-letter commands away from our fields: else an arrow would leave a list, Enter would
    not open a passage, and an x would cut the cell.
    """

    _esm = """
    const free = ({ target }) => {
      if (target.closest(".parallax-explore")) target.dataset.lmSuppressShortcuts = "true";
    };
    export default {
      render({ model, el }) {
        const say = () => { el.textContent = model.get("sentence"); };
        el.setAttribute("role", "status");
        model.on("change:sentence", say);
        document.addEventListener("focusin", free);
        say();
        return () => {
          model.off("change:sentence", say);
          document.removeEventListener("focusin", free);
        };
      },
    };
    """
    _css = """
    .parallax-status { line-height: 1.5; padding: 0.4em 2px; font-weight: bold; overflow-wrap: anywhere; }
    .parallax-explore .widget-inline-hbox { flex-direction: column; align-items: stretch; height: auto; }
    .parallax-explore .widget-label { max-width: 100%; height: auto; line-height: 1.7; }
    .parallax-explore .widget-label { white-space: normal; text-align: left; }
    .parallax-explore .widget-dropdown select { flex: none; height: 28px; }
    .parallax-explore .widget-text input { flex: none; height: 28px; min-width: min(20em, 100%); }
    .parallax-explore .widget-html-content { min-width: 0; max-width: 100%; }
    .parallax-explore a { text-decoration: underline; }
    """  # each field below its label, so that a narrow page holds it; a wide table scrolls inside its own frame
    sentence = traitlets.Unicode().tag(sync=True)


class Explorer(VBox):  # type: ignore[misc]  # ipywidgets has no types
    """A corpus to look at by choosing and typing. What is shown is there in Python, too.

    controls   the fields of the view, by name; setting the value of one is like filling it in
    result     the sentence, the call and the figures shown
    table      the table shown; None after an error
    """

    def __init__(self, tables: Tables) -> None:
        self.tables, self.result = tables, Result("")
        self._opened: dict[str, tuple[View, dict[str, Any]]] = {}
        self.view = Dropdown(description="View", options=list(_VIEWS), style=_WIDE, layout=_layout())
        self.fields = HBox(layout=Layout(flex_flow="row wrap", grid_gap="0 1.5em", align_items="flex-start"))
        self.status = Status().add_class("parallax-status")
        self.code = Textarea(
            description="The same in Python, to copy", rows=2, style=_WIDE, layout=_layout(width="auto")
        )
        self.save, self.shown = HTML(), HTML()
        parts = [self.view, self.fields, self.status, self.code, self.save, self.shown]
        super().__init__(parts, model_id=f"parallax-explore-{next(_NUMBERS)}")
        self.add_class("parallax-explore")
        self.view.observe(self._update, "value")
        self._update()

    @property
    def controls(self) -> dict[str, Any]:
        return self._view()[1]

    @property
    def table(self) -> Any:
        return self.result.table

    def _view(self) -> tuple[View, dict[str, Any]]:
        """The view that is chosen, with its controls; made when it is chosen first."""
        name = self.view.value
        if name not in self._opened:
            self.status.sentence = f"Preparing {name} of {many(len(self.tables.corpus), 'article')} …"
            view = _VIEWS[name](self.tables)
            controls = {key: _control(field) for key, field in view.fields.items()}
            for control in controls.values():
                control.observe(self._update, "value")
            self._opened[name] = view, controls
        return self._opened[name]

    def _update(self, change: object = None) -> None:
        """Show what the fields ask for, or say why it cannot be shown."""
        try:
            view, controls = self._view()
            asked = view.asked({name: control.value for name, control in controls.items()})
            self.fields.children = [controls[name] for name in asked]
            if len(self.tables.corpus) > _MANY:
                self.status.sentence = "Counting …"
            self.result = view.result(**{name: controls[name].value for name in asked})
        except (LookupError, ValueError, OSError) as problem:
            self.result = Result(str(problem))
        self._show(self.result)

    def _show(self, result: Result) -> None:
        figures = "".join(figure.markup for figure in result.figures)
        self.shown.value = f'<div style="line-height:1.5">{figures}</div>'
        self.code.value = "" if result.call is None else str(result.call)
        self.save.value = _link(result)
        self.status.sentence = plain(result.sentence)

    def __repr__(self) -> str:
        articles = many(len(self.tables.corpus), "article")
        return f"Explorer of {articles}: {', '.join(_VIEWS)}. Run this cell in JupyterLab to use it."


def _link(result: Result) -> str:
    if result.call is None or result.table is None:
        return ""
    return link(result.table, result.call.function.__name__, str(result.call))


def _layout(width: str = "max-content") -> Layout:
    return Layout(width=width, max_width="calc(100% - 4px)")


def _control(field: Field) -> Any:
    """The widget of a field: each has a label, and all of them work with the keyboard."""
    look = {"description": field.label, "style": _WIDE, "layout": _layout()}
    if isinstance(field.value, bool):
        return Checkbox(value=field.value, indent=False, **look)
    if field.choices is None:
        return Text(value=field.value, continuous_update=False, **look)
    if field.several:
        return SelectMultiple(options=field.choices, value=field.value, rows=min(6, max(2, len(field.choices))), **look)
    return Dropdown(options=field.choices, value=field.value, **look)
