"""Lists of words that more than one part of the generator needs."""


def bag(text: str) -> frozenset[str]:
    """The words of a text: a word list that stays readable."""
    return frozenset(text.split())


MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip

# Verbs that say the same of the same things; the first of each row names the class.
_PREDICATES = (
    "found establish launch create start introduce set begin open form unveil debut release roll",
    "acquire buy purchase take",
    "enter arrive come",
    "sell divest offload",
    "invest",
    "raise",
    "leave resign retire step quit",
    "win defeat beat overtake surpass",
    "fail reject",
    "become",
    "bear",
    "die",
    "grow increase rise reach",
    "write publish author",
    "discover find identify",
    "invent develop design build",
)
_CLASS = {verb: row.split()[0] for row in _PREDICATES for verb in row.split()}


def predicate_class(lemma: str) -> str:
    """The class of a verb, so that "launched" and "founded" say the same of a company."""
    return _CLASS.get(lemma.lower(), lemma.lower())


# Words of praise and weight that carry no fact.
EVALUATIVE = bag(
    "pivotal crucial significant key major important remarkable notable profound essential vital great huge "
    "massive powerful strong unique visionary successful leading transformative groundbreaking revolutionary "
    "innovative impressive extraordinary tremendous incredible critical integral instrumental iconic legendary "
    "famous renowned influential prominent inspiring inspirational exceptional outstanding central fundamental "
    "defining lasting enduring deep bold ambitious brilliant amazing beautiful wonderful dynamic vibrant "
    "robust true real new good big large testament journey legacy impact influence success vision role part "
    "way thing example moment milestone force hallmark cornerstone pillar beacon symbol reflection reminder "
    "foundation step turning point factor strategy approach aspect element component commitment dedication "
    "determination philosophy mindset"
)

# Verbs of what goes on all the time or with many: without a date they leave a question open.
GENERAL = bag(
    "include involve operate offer provide support use have feature expand invest work partner compete collaborate "
    "face see continue cooperate interact deal appear exist live focus engage rely depend play build help serve "
    "lead contribute inspire influence attract draw participate remain do make take get give find look aim seek "
    "enable allow shape integrate"
)

# Verbs of reports and speeches: that something went well, or mattered.
VAGUE_VERBS = bag(
    "achieve grow expand thrive improve enhance drive solidify strengthen progress foster promote gain empower "
    "transform change revolutionize redefine adapt overcome deliver unlock ensure evolve flourish prosper impact "
    "challenge boost elevate highlight reflect demonstrate showcase mark bolster propel navigate leverage position "
    "advance accelerate pave solve tackle embrace cultivate nurture underscore signal excel succeed struggle outpace"
)

# Nouns that say how much a thing matters, not what it is.
HOLLOW = bag(
    "skill player member giant testament example part one way result reason thing time moment key symbol "
    "reminder matter lot sign case place milestone turning point factor step success failure role force asset "
    "advantage challenge decision move product cornerstone driver source beginning start end opportunity goal "
    "problem issue fact majority number figure blessing gift winner fan leader pioneer believer advocate must "
    "hallmark backbone centerpiece hurdle barrier household name sector area field journey story pursuit "
    "concern phenomenon principle powerhouse catalyst hub target benchmark"
)

# What somebody did, had or is, left open.
DEFINING = bag("refer mean define call denote describe")  # whose reason is the thing's, not the word's
# Verbs behind whose object "to …" says what it is for: "lacks the tools to …", not why it lacks them.
HOLDING = bag("have possess give get gain lose show need receive issue lack muster find feel own want take")
# "Enabled people to …": what follows is what they do, not why.
MAKING_DO = bag(
    "enable allow help encourage ask urge want require need lead inspire push motivate prepare empower train invite "
    "teach drive force persuade permit tell order position continue take spend use need stimulate cause trigger signal"
)
ANYTHING = bag("everything something anything nothing much most all")

# Words of reports and speeches that say that something went well, not what happened.
VAGUE = bag(
    "approach take initiative move begin start significant achieve success succeed successful grow growth "
    "expand expansion thrive improve improvement enhance enhancement drive solidify strengthen position "
    "continue further future opportunity opportunities potential solution solutions value impact effort "
    "efforts challenge challenges goal goals vision strategy strategic innovation innovative innovate progress "
    "development develop advance advancement leader leadership better greater more new various different many "
    "several critical crucial important key vital essential major valuable meaningful positive strong stronger "
    "sophisticated necessary assistance support provide create build make ensure help enable allow foster "
    "promote gain become reach world life people way ways thing things business businesses company role part "
    "ability capability capabilities need needs experience experiences change transformation landscape "
    "environment journey path area areas excellence resilience determination dedication commitment empower "
    "empowerment empowering remarkable prosper flourish forward adapt face overcome obstacle obstacles "
    "influence power deliver unlock stay ahead"
)


def places_of(words: str, text: str) -> list[tuple[int, int]]:
    """Where these words stand whole in a text, whatever their case: (start, end) of each, in characters."""
    small, wanted = text.lower().replace("\n", " "), words.lower()
    if not wanted or len(small) != len(text):  # a few letters of other scripts grow when made small
        return []
    found = []
    start = small.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        if not (_is_of_a_word(small[start - 1 : start]) or _is_of_a_word(small[end : end + 1])):
            found.append((start, end))
        start = small.find(wanted, end)
    return found


def _is_of_a_word(character: str) -> bool:
    return character.isalnum() or character == "_"
