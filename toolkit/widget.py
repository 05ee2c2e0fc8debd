"""The reader as a widget of JupyterLab; loaded when read() is first called."""

import anywidget
import pandas as pd
import traitlets

from .browser import embedded, script, style
from .corpus import Corpus
from .layers import Json
from .text import words
from .wording import listed, many, plain

_EXPORT = """
export default {
  render({ model, el }) {
    const keep = (name) => (value) => { model.set(name, value); model.save_changes(); };
    const hooks = { selected: keep("_chosen"), labelled: keep("_labelled") };
    const reader = mount(el, JSON.parse(model.get("_reading")), hooks);
    const go = () => { if (model.get("_shown").length) reader.show(...model.get("_shown").slice(0, 3)); };
    const label = () => reader.labels.put(model.get("_labelled"));  // another view of the same reader may have more
    model.on("change:_shown", go);
    model.on("change:_labelled", label);
    label();
    go();
    return () => {
      model.off("change:_shown", go);
      model.off("change:_labelled", label);
      reader.destroy();
    };
  },
};
"""


class Reader(anywidget.AnyWidget):
    """Articles side by side. What is selected and labelled there comes back as tables.

    selection   the passage selected last: article, start, end, words, text (one row, or none)
    labels      the passages labelled: article, start, end, label, words, text
    """

    _esm = script() + _EXPORT
    _css = style()
    _reading = traitlets.Unicode().tag(sync=True)
    _chosen = traitlets.Dict().tag(sync=True)
    _labelled: traitlets.List[Json] = traitlets.List().tag(sync=True)
    _shown: traitlets.List[int] = traitlets.List().tag(sync=True)

    def __init__(self, corpus: Corpus, reading: Json) -> None:
        super().__init__(_reading=embedded(reading))
        self.corpus = corpus
        self._blind = reading["blind"]

    @property
    def selection(self) -> pd.DataFrame:
        """The passage selected last: article, start, end, words, text; no row if there is none."""
        return self._passages([self._chosen] if self._chosen else []).drop(columns="label")

    @property
    def labels(self) -> pd.DataFrame:
        """The passages labelled: article, start, end, label, words, text; in the order of labelling."""
        return self._passages(self._labelled)

    def _passages(self, rows: list[Json]) -> pd.DataFrame:
        found = []
        for row in rows:
            article, start, end = self.corpus.articles[row["article"]], row["start"], row["end"]
            text = article.text[start:end]
            found.append((article.id, start, end, row.get("label", ""), len(words(text)), text))
        return pd.DataFrame(found, columns=["article", "start", "end", "label", "words", "text"])

    def show(self, article: str, start: int, end: int) -> None:
        """Go to a passage. LookupError if there is no such article, ValueError if there is no such passage."""
        self.corpus[article].at_source(start, end)
        times = self._shown[3] + 1 if self._shown else 0  # going twice to the same place is a change, too
        self._shown = [self.corpus.number(article), start, end, times]

    def __repr__(self) -> str:
        ids = [plain(id) for id in self.corpus.ids[:6]] + (["more"] if len(self.corpus) > 6 else [])
        shown = "names hidden" if self._blind else listed(ids)
        return f"Reader of {many(len(self.corpus), 'article')}: {shown}. Run this cell in JupyterLab to open it."
