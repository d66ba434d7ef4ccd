"""What is stored about the texts; the texts themselves are shipped as files."""

from guides.models.completion_tally import CompletionTally
from guides.models.edition import Edition
from guides.models.puzzlement import Puzzlement
from guides.models.recording import Recording
from guides.models.rewording import Rewording, RewordingComment, RewordingState
from guides.models.suggestion import About, Outcome, Suggestion, SuggestionAnswer, SuggestionState
from guides.models.tally import Tally

__all__ = [
    "About",
    "CompletionTally",
    "Edition",
    "Outcome",
    "Puzzlement",
    "Recording",
    "Rewording",
    "RewordingComment",
    "RewordingState",
    "Suggestion",
    "SuggestionAnswer",
    "SuggestionState",
    "Tally",
]
