"""The rules, in the order in which they run: a file a rule, `SectionView -> Candidates`."""

from collections.abc import Callable, Iterator

from leadquiz.generate.rules.amounts import amounts
from leadquiz.generate.rules.arguments import arguments
from leadquiz.generate.rules.at_heart import at_heart
from leadquiz.generate.rules.attributes import attributes
from leadquiz.generate.rules.becoming import becoming
from leadquiz.generate.rules.beliefs import beliefs
from leadquiz.generate.rules.births import births
from leadquiz.generate.rules.called_terms import called_terms
from leadquiz.generate.rules.causation import causation
from leadquiz.generate.rules.causes import causes
from leadquiz.generate.rules.cloze import clozes
from leadquiz.generate.rules.compositions import compositions
from leadquiz.generate.rules.conditions import conditions
from leadquiz.generate.rules.contrasts import contrasts
from leadquiz.generate.rules.dated_titles import dated_titles
from leadquiz.generate.rules.dates import dates
from leadquiz.generate.rules.deeds import deeds
from leadquiz.generate.rules.defining import defining
from leadquiz.generate.rules.definitions import definitions
from leadquiz.generate.rules.described_names import described_names
from leadquiz.generate.rules.durations import durations
from leadquiz.generate.rules.effects import effects
from leadquiz.generate.rules.emphasis import emphasis
from leadquiz.generate.rules.enumerations import enumerations
from leadquiz.generate.rules.examples import examples
from leadquiz.generate.rules.explained_terms import explained_terms
from leadquiz.generate.rules.explanations import explanations
from leadquiz.generate.rules.first_times import first_times
from leadquiz.generate.rules.functions import functions
from leadquiz.generate.rules.generalities import generalities
from leadquiz.generate.rules.glossary import glossary
from leadquiz.generate.rules.growth import growth
from leadquiz.generate.rules.headed_lists import headed_lists
from leadquiz.generate.rules.identities import identities
from leadquiz.generate.rules.in_place import in_place
from leadquiz.generate.rules.instructions import instructions
from leadquiz.generate.rules.labels import labels
from leadquiz.generate.rules.later_dates import later_dates
from leadquiz.generate.rules.lessons import lessons
from leadquiz.generate.rules.lifetimes import lifetimes
from leadquiz.generate.rules.marked_terms import marked_terms
from leadquiz.generate.rules.measures import measures
from leadquiz.generate.rules.merits import merits
from leadquiz.generate.rules.naming import naming
from leadquiz.generate.rules.nicknames import nicknames
from leadquiz.generate.rules.norms import norms
from leadquiz.generate.rules.objects import objects
from leadquiz.generate.rules.occurrences import occurrences
from leadquiz.generate.rules.origins import origins
from leadquiz.generate.rules.pairs import pairs
from leadquiz.generate.rules.phrases import phrases
from leadquiz.generate.rules.places import places
from leadquiz.generate.rules.portions import portions
from leadquiz.generate.rules.provisions import provisions
from leadquiz.generate.rules.quotes import quotes
from leadquiz.generate.rules.results import results
from leadquiz.generate.rules.speech import speech
from leadquiz.generate.rules.statements_asked import statements_asked
from leadquiz.generate.rules.steps import steps
from leadquiz.generate.rules.subjects import subjects
from leadquiz.generate.rules.tables import tables
from leadquiz.generate.rules.terms import terms
from leadquiz.generate.rules.viewed import viewed
from leadquiz.generate.rules.why import why
from leadquiz.generate.views import SectionView
from leadquiz.model import Candidate

Rule = Callable[[SectionView], Iterator[Candidate]]

RULES: tuple[Rule, ...] = (
    dates,
    amounts,
    in_place,
    measures,
    lifetimes,
    durations,
    first_times,
    growth,
    later_dates,
    portions,
    definitions,
    terms,
    marked_terms,
    defining,
    explained_terms,
    causes,
    viewed,
    why,
    conditions,
    occurrences,
    effects,
    results,
    causation,
    provisions,
    explanations,
    instructions,
    norms,
    subjects,
    places,
    deeds,
    arguments,
    becoming,
    naming,
    described_names,
    objects,
    merits,
    lessons,
    generalities,
    enumerations,
    examples,
    speech,
    beliefs,
    headed_lists,
    labels,
    glossary,
    tables,
    steps,
    quotes,
    nicknames,
    called_terms,
    clozes,
    dated_titles,
    emphasis,
    attributes,
    identities,
    at_heart,
    origins,
    compositions,
    contrasts,
    functions,
    statements_asked,
    pairs,
    births,
    phrases,
)
