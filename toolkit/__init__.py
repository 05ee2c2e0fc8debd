"""Parallax: compare how several articles report one event, with the passage behind every number.

`import toolkit` loads nothing heavy; each name brings its module on first use.
"""

from importlib import import_module

_HOME = {
    "Article": "corpus",
    "Corpus": "corpus",
    "Limits": "drafts",
    "load_articles": "loading",
    "load_corpus": "loading",
    "load_web": "web",
    "collocates": "context",
    "dispersion": "words",
    "frequencies": "words",
    "function_words": "words",
    "kwic": "context",
    "ngrams": "words",
    "rates": "words",
    "tokens": "words",
    "mentions": "named",
    "names": "named",
    "first_mentions": "order",
    "keyness": "compare",
    "shared_passages": "shared",
    "spellings": "spelling",
    "attributions": "voices",
    "attributions_of": "voices",
    "hand_read": "readings",
    "codebook": "coding",
    "codings": "coding",
    "positions": "covering",
    "coverage": "covering",
    "silences": "covering",
    "agreement": "agreeing",
    "coding_differences": "agreeing",
    "disagreements": "disagreeing",
    "naming": "terms",
    "dates": "dated",
    "hits": "hitting",
    "reporting_verbs": "voices",
    "speaking_share": "speaking",
    "quoted_passages": "quoted",
    "quote_variants": "variants",
    "show_concordance": "marked",
    "show_coverage": "grid",
    "show_loading": "card",
    "show_timeline": "timeline",
    "show_positions": "beside",
    "show_variants": "beside",
    "read": "reader",
    "explore": "exploring",
    "report": "handout",
    "show_dispersion": "show",
    "show_frequencies": "show",
    "show_in_text": "marked",
    "show_keyness": "two_sided",
    "show_rates": "show",
    "show_speaking_share": "show_share",
    "clashes": "clashing",
    "save_repairs": "keeping",
    "save_table": "keeping",
    "check": "checking",
    "check_articles": "checks",
}

__all__ = sorted(_HOME)


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"toolkit has no {name!r}. It has: {', '.join(__all__)}.")
    value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
