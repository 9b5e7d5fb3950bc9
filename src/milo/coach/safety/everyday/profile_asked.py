"""A question what the profile or the log holds of somebody is no question what they are ill with."""

from __future__ import annotations

from milo.vocabulary.patterns import late

_PLEASE = r"(?:(?:hi|hey|ok|so|please|can you|let me see|remind me|a ver|recuerdame|hola|oye|por favor|puedes),? )*"
_END = r"(?: (?:please|thanks|por favor|gracias))?[ .!?]*"
_STORED = (
    r"(?:(?:is |are )?(?:saved|stored|written down|noted|on file|logged|listed|recorded|in (?:my|the) profile|"
    r"according to my profile|for me|guardad[oa]s?|apuntad[oa]s?|anotad[oa]s?|registrad[oa]s?|puest[oa]s?|en (?:mi|el) perfil|"
    r"segun mi perfil|de mi)(?: (?:in my profile|en mi perfil|already|ya))?)"
)
_FACT = (
    r"(?:allerg(?:y|ies)|intolerances?|conditions?|illness(?:es)?|injur(?:y|ies)|pains?|aches?(?: and pains)?|medicines?|"
    r"medication|asthma|diabetes|"
    r"alergias?|intolerancias?|enfermedad(?:es)?|condicion(?:es)?|lesion(?:es)?|dolor(?:es)?|medicinas?|medicamentos?|asma|"
    r"(?:knee|back|shoulder|ankle|hip|wrist|elbow|neck) (?:pain|injury)|(?:dolor|lesion) de (?:rodilla|espalda|hombro|"
    r"tobillo|cadera))"
)
_PROFILE = late(
    rf"{_PLEASE}(?:(?:do i have|have i|is|are|what|which|show|list|tell me)(?: (?:me|any|an|my|the|are|is|of my|still|a))* {_FACT}"
    rf"(?: (?:do i have|have i got|did i (?:tell|give) you|do you (?:know|have)(?: of| about)?))?(?: {_STORED})|"
    rf"(?:what|which) {_FACT} (?:do you (?:know|have)(?: of| about| for me)?|did i (?:tell|give) you(?: about)?|do i have)|"
    rf"(?:read|show|tell|give|list|say|lee|leeme|dime|muestrame|dame)(?: (?:me|us|back|out|again|again the|the|my|a|la|el|mi|"
    rf"mis|los|"
    rf"las|otra vez))* (?:(?:list|lista) (?:of|de) (?:my |mis |los |las )?)?{_FACT}(?: (?:list|lista))?"
    rf" (?:(?:that )?you (?:keep|have|hold|store)|que (?:guardas|tienes|llevas))(?: (?:of|for|on|about|de|para) (?:me|mi))?|"
    rf"do i have (?:any|an) (?:food )?(?:allergies|allergy|intolerances?)|"
    rf"(?:tengo|hay|esta|estan|que|cuales|muestrame|dime)(?: (?:alguna?s?|mis?|el|la|los|las|son|otra))* {_FACT}"
    rf"(?: (?:tengo|te dije|sabes|tienes))?(?: {_STORED})|"
    rf"que {_FACT} (?:sabes|tienes|te dije|te he (?:dicho|contado)|tengo)(?: que tengo)?(?: de mi)?|tengo (?:alguna |una "
    rf")?(?:alergia|intolerancia)s?)"
    rf"(?: (?:at all|still|right now|todavia|aun))?{_END}"
)
"""A question what the profile or the log holds of a person, and nothing told of oneself."""


def is_profile_asked(read: str) -> bool:
    """Whether a text, in plain letters, asks what is stored of the person's health, and nothing else.

    >>> is_profile_asked("do i have asthma in my profile?"), is_profile_asked("do i have asthma?")
    (True, False)
    """
    return _PROFILE.fullmatch(read) is not None
