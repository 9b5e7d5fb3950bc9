"""Foods by the names people give them in talk: strict, so that a food that is not in the table is never taken for one that is."""

from __future__ import annotations

import re
from functools import cache

from milo.coach.spelling import count_slips, plain_words
from milo.vocabulary.foods import Food, foods

ONE_SLIP_FROM, TWO_SLIPS_FROM = 6, 9  # letters of a word from which slips are forgiven: "beet" is no beef (our choice)
_CALLED: dict[str, str] = {
    "chicken_breast_roasted_no_skin": "chicken|chicken breast|pollo|pechuga|pechuga de pollo|grilled chicken|"
    "pollo a la plancha|roast chicken|chicken fillet|pollo asado",
    "chicken_thigh_roasted_no_skin": "chicken thigh|muslo de pollo|contramuslo de pollo",
    "turkey_breast_roasted_no_skin": "turkey|turkey breast|pavo|pechuga de pavo",
    "beef_sirloin_steak_lean_grilled": "beef|steak|sirloin|beef steak|red meat|carne roja|ternera|filete|bistec|filete de ternera|"
    "carne de res|res|vacuno|solomillo de ternera|ribeye|rib eye|rump steak|entrecot|arrachera",
    "beef_mince_90_10_cooked": "mince|minced beef|ground beef|beef mince|carne picada|carne molida",
    "turkey_mince_93_7_raw": "turkey mince|ground turkey|minced turkey|pavo picado",
    "pork_tenderloin_roasted": "pork|pork tenderloin|cerdo|solomillo de cerdo|carne de cerdo|pork loin|lomo de cerdo",
    "pork_chop_lean_grilled": "pork chop|chuleta|chuleta de cerdo",
    "bacon_fried": "bacon|beicon|tocino|panceta|tocineta",
    "ham_sliced_lean": "ham|jamon|jamon york|jamon cocido|jamon de york",
    "lamb_leg_lean_roasted": "lamb|cordero",
    "salmon_farmed_cooked": "salmon",
    "salmon_wild_raw": "raw salmon|wild salmon|salmon crudo|salmon salvaje",
    "tuna_light_canned_in_water": "tuna|canned tuna|tinned tuna|tuna can|atun|atun en lata|lata de atun",
    "sardines_in_oil_drained": "sardine|sardina",
    "shrimp_boiled": "shrimp|prawn|gamba|camaron|langostino",
    "egg_hard_boiled": "egg|boiled egg|huevo|huevo duro|huevo cocido|huevo hervido|soft boiled egg|poached egg|"
    "huevo pasado por agua|huevo poche",
    "egg_whole_raw": "raw egg|huevo crudo|whole egg|huevo entero",
    "egg_scrambled": "scrambled egg|huevo revuelto|revuelto",
    "egg_white": "egg white|clara|clara de huevo",
    "milk_whole_3_25_pct": "milk|whole milk|cow milk|leche|leche entera|leche de vaca",
    "milk_2_pct": "semi skimmed milk|semi-skimmed milk|leche semidesnatada|leche semi|reduced fat milk|semiskimmed milk",
    "milk_skimmed": "skim milk|skimmed milk|fat free milk|leche desnatada|leche descremada",
    "yogurt_plain_whole": "yogurt|yoghurt|yogur|yogurt natural|yogur natural|plain yogurt|natural yogurt",
    "yogurt_greek_nonfat": "greek yogurt|greek yoghurt|yogur griego|yogurt griego|skyr|fat free greek yogurt|"
    "yogur griego desnatado",
    "cottage_cheese_1_pct": "cottage cheese|cottage|queso cottage|requeson",
    "cheddar": "cheese|cheddar cheese|queso",
    "feta": "feta cheese",
    "parmesan_grated": "parmesan|parmesano|parmesan cheese|queso parmesano",
    "cream_cheese": "cream cheese|queso crema|queso para untar|philadelphia",
    "whey_protein_powder": "whey|whey protein|protein powder|proteina en polvo|proteina de suero|whey powder",
    "soy_protein_powder": "soy protein|soya protein|proteina de soja",
    "tofu_firm_nigari": "tofu",
    "wheat_gluten_seitan_base_dry": "seitan|wheat gluten",
    "edamame_cooked": "edamame",
    "soybeans_boiled": "soybean|soya bean|soy bean|soja|haba de soja",
    "soya_drink_fortified": "soy milk|soya milk|soy drink|leche de soja|bebida de soja",
    "rice_drink_unsweetened": "rice milk|leche de arroz|bebida de arroz",
    "lentils_boiled": "lentil|lenteja",
    "chickpeas_boiled": "chickpea|chick pea|garbanzo|garbanzo bean",
    "black_beans_boiled": "bean|black bean|frijol|frijol negro|frijoles|frijoles negros|alubia|alubia negra|judia negra|poroto|"
    "judia|caraota",
    "kidney_beans_boiled": "kidney bean|red bean|alubia roja|judia roja|frijoles rojos|frijol rojo",
    "pinto_beans_boiled": "pinto bean|alubia pinta|judia pinta",
    "veggie_soy_burger": "veggie burger|soy burger|vegetable burger|hamburguesa vegetal|hamburguesa de soja|hamburguesa vegana",
    "oats_dry": "oat|rolled oat|dry oat|raw oat|avena|copos de avena|avena seca|avena cruda",
    "oatmeal_cooked_in_water": "oatmeal|porridge|gachas|gachas de avena|avena cocida",
    "granola_home_made": "granola",
    "corn_flakes": "cornflake|corn flake|copos de maiz",
    "white_rice_cooked": "rice|white rice|arroz|arroz blanco|basmati|basmati rice|arroz basmati",
    "brown_rice_cooked": "brown rice|arroz integral|wholegrain rice",
    "quinoa_cooked": "quinoa|quinua",
    "couscous_cooked": "couscous|cous cous|cuscus|cus cus",
    "bulgur_cooked": "bulgur|bulgur wheat",
    "spaghetti_cooked": "pasta|spaghetti|macaroni|penne|espagueti|macarron|espaguetis|macarrones|fideos|tallarines",
    "wholewheat_spaghetti_cooked": "wholewheat pasta|whole wheat pasta|wholegrain pasta|pasta integral|espagueti integral",
    "egg_noodles_cooked": "noodle|egg noodle|fideos de huevo",
    "white_bread": "bread|white bread|toast|pan|pan blanco|tostada|white toast|baguette|pan de molde|bolillo",
    "wholewheat_bread": "wholewheat bread|whole wheat bread|wholemeal bread|brown bread|pan integral|tostada integral|"
    "wholemeal toast|wholewheat toast|whole wheat toast|brown toast|granary bread|granary toast",
    "rye_bread": "rye bread|pan de centeno|rye|rye toast",
    "pita_white": "pita|pitta|pita bread|pan de pita",
    "flour_tortilla": "tortilla wrap|wrap|flour tortilla|tortilla de harina|tortilla de trigo",
    "chapati_roti": "chapati|roti|chapatti",
    "croissant": "croissant|cruasan",
    "rice_cakes": "rice cake|tortita de arroz|tortas de arroz",
    "potato_baked_with_skin": "potato|potatoes|baked potato|jacket potato|patata|papa|patata asada|papa asada",
    "sweet_potato_baked": "sweet potato|sweet potatoes|boniato|batata|camote|yam",
    "french_fries_fast_food": "fries|french fries|chips|patatas fritas|papas fritas",
    "potato_crisps": "crisps|potato chips|patatas de bolsa",
    "plantain_cooked": "plantain|platano macho",
    "sweet_corn_boiled": "corn|sweetcorn|sweet corn|maiz|maiz dulce|elote|choclo",
    "green_peas_boiled": "pea|green pea|guisante|arveja|chicharo",
    "broccoli_raw": "broccoli|brocoli",
    "spinach_raw": "spinach|espinaca",
    "kale_raw": "kale|col rizada",
    "carrots_raw": "carrot|zanahoria",
    "tomato_raw": "tomato|tomatoes|tomate|jitomate",
    "lettuce_cos": "lettuce|romaine|romaine lettuce|lechuga",
    "red_pepper_raw": "red pepper|bell pepper|pepper|pimiento|pimiento rojo|pimenton",
    "onion_raw": "onion|cebolla",
    "mushrooms_raw": "mushroom|champinon|champinones|seta",
    "cauliflower_raw": "cauliflower|coliflor",
    "cabbage_raw": "cabbage|repollo|col",
    "courgette_raw": "courgette|zucchini|calabacin|calabacines",
    "green_beans_boiled": "green bean|judia verde|ejote|vainita",
    "asparagus_cooked": "asparagus|esparrago",
    "avocado": "avocado|avo|aguacate|palta",
    "apple_with_skin": "apple|manzana",
    "banana": "banana|platano|banano|guineo|cambur",
    "orange": "orange|naranja",
    "peach": "peach|peaches|melocoton|melocotones|durazno",
    "grapes": "grape|uva",
    "strawberries": "strawberry|fresa|frutilla",
    "blueberries": "blueberry|arandano",
    "raspberries": "raspberry|frambuesa",
    "pineapple": "pineapple|pina|anana",
    "kiwifruit": "kiwi",
    "dates_medjool": "date|medjool date|datil|datiles",
    "raisins": "raisin|pasa|uvas pasas",
    "almonds": "almond|almendra",
    "walnuts": "walnut|nuez|nueces",
    "cashews": "cashew|anacardo",
    "peanuts": "peanut|cacahuete|cacahuate|mani",
    "peanut_butter": "peanut butter|pb|crema de cacahuete|mantequilla de cacahuete|mantequilla de mani|crema de cacahuate",
    "chia_seeds": "chia|chia seed|semillas de chia",
    "flaxseed": "flax|flax seed|linseed|lino|linaza|semillas de lino",
    "sunflower_seeds": "sunflower seed|pipas|pipas de girasol|semillas de girasol",
    "pumpkin_seeds": "pumpkin seed|pipas de calabaza|semillas de calabaza",
    "olive_oil": "oil|olive oil|aceite|aceite de oliva",
    "mayonnaise": "mayo|mayonnaise|mayonesa",
    "dark_chocolate_70_85_pct": "chocolate|dark chocolate|chocolate negro|chocolate amargo",
    "milk_chocolate": "milk chocolate|chocolate con leche",
    "chocolate_chip_cookie": "cookie|chocolate chip cookie|galleta|galleta con chocolate",
    "ice_cream_vanilla": "ice cream|vanilla ice cream|helado|helado de vainilla|icecream",
    "popcorn_air_popped": "popcorn|palomita",
    "cheese_pizza": "pizza|cheese pizza|pizza de queso|margherita|margherita pizza|pizza margarita",
    "cheeseburger_plain": "cheeseburger|burger|hamburger|hamburguesa|hamburguesa con queso",
    "chicken_noodle_soup": "chicken soup|chicken noodle soup|sopa de pollo|sopa de fideos",
    "orange_juice": "orange juice|oj|zumo de naranja|jugo de naranja",
    "cola": "cola|coke|coca cola|coca-cola|pepsi|refresco de cola|coca|refresco",
    "sports_drink": "sports drink|sport drink|gatorade|isotonic drink|bebida isotonica|isotonica|bebida deportiva|isotonico",
    "beer": "beer|cerveza|cana de cerveza|lager|ale|ipa|stout|pilsner|chela|birra|cervecita",
    "red_wine": "red wine|wine|vino|vino tinto|tinto",
}
"""What people call a food of the table; the plain name means the kind most eaten (our choice)."""
_GROUPED = {
    "fruit": (
        "avocado apple_with_skin banana orange pear peach grapes strawberries blueberries raspberries mango pineapple "
        "watermelon kiwifruit dates_medjool raisins"
    ),
    "vegetable": (
        "sweet_corn_boiled green_peas_boiled broccoli_raw spinach_raw kale_raw carrots_raw tomato_raw cucumber lettuce_cos "
        "red_pepper_raw onion_raw mushrooms_raw cauliflower_raw cabbage_raw courgette_raw green_beans_boiled asparagus_cooked"
    ),
    "nuts": ("almonds walnuts cashews pistachios peanuts chia_seeds flaxseed sunflower_seeds pumpkin_seeds"),
    "pulses": (
        "edamame_cooked soybeans_boiled lentils_boiled chickpeas_boiled black_beans_boiled kidney_beans_boiled pinto_beans_boiled"
    ),
    "grain": (
        "oats_dry muesli granola_home_made corn_flakes white_rice_cooked brown_rice_cooked quinoa_cooked couscous_cooked "
        "bulgur_cooked spaghetti_cooked wholewheat_spaghetti_cooked white_bread wholewheat_bread rye_bread"
    ),
    "meat": (
        "chicken_breast_roasted_no_skin chicken_thigh_roasted_no_skin turkey_breast_roasted_no_skin turkey_mince_93_7_raw "
        "beef_mince_90_10_cooked beef_mince_80_20_cooked beef_sirloin_steak_lean_grilled pork_tenderloin_roasted "
        "pork_chop_lean_grilled bacon_fried ham_sliced_lean lamb_leg_lean_roasted"
    ),
    "fish": (
        "salmon_farmed_cooked salmon_wild_raw tuna_light_canned_in_water cod_cooked tilapia_cooked trout_cooked "
        "mackerel_cooked herring_cooked sardines_in_oil_drained shrimp_boiled"
    ),
}
IN_GROUP = {group: frozenset(ids.split()) for group, ids in _GROUPED.items()}
"""Foods by the kinds people ask for (our choice)."""
_STATES_WORDS = (
    "raw cooked boiled grilled roasted roast baked fried dry dried uncooked plain steamed crudo cruda cocido cocida hervido "
    "hervida asado asada frito frita seco seca cocinado cocinada plancha horno vapor"
)
STATES = frozenset(_STATES_WORDS.split())
"""How a food was made: it may be said or left out."""
_SIZES_WORDS = (
    "medium large small big whole average normal little grande mediano mediana pequeno pequena entero entera normal good "
    "great homemade casero casera"
)
_SIZES = frozenset(_SIZES_WORDS.split())
_UNCOOKED = frozenset(["raw", "dry", "uncooked", "dried", "crudo", "cruda", "seco", "seca"])
_FRIED = frozenset(["fried", "frito", "frita"])
_ASKED_MOST = 5  # words of the longest name


def called_names() -> dict[str, tuple[str, ...]]:
    """What people call the foods of the table, by id."""
    return {id: tuple(called.split("|")) for id, called in _CALLED.items()}


def food_named(said: str) -> Food | None:
    """The food of the table that words name, and nothing but it; None for any other.

    >>> food_named("medium bananas").id, food_named("pechuga de pollo a la plancha").id, food_named("almond milk")
    ('banana', 'chicken_breast_roasted_no_skin', None)
    """
    words = _words(said)
    if not words or len(words) > _ASKED_MOST + 2:
        return None
    for left in (frozenset(words), frozenset(w for w in words if w not in _SIZES), _bare(words)):
        if left and left in _by_words():
            return foods()[_by_words()[left]]
    near = _bare(words)
    mended = frozenset(m for w in near if (m := _mended(w)) is not None)
    if near and len(mended) == len(near) and mended in _by_words():
        return foods()[_by_words()[mended]]
    return None


def other_state(said: str, food: Food) -> bool:
    """Whether words say raw, dry or fried of a food that the table holds otherwise, or cooked of one it holds raw."""
    words, named = set(plain_words(said)) & STATES, set(plain_words(f"{food.name} {food.name_es}"))
    if not words or words & named:
        return False
    return bool(words & (_UNCOOKED | _FRIED)) or bool(named & {"raw", "dry"})


def _words(said: str) -> tuple[str, ...]:
    return tuple(w for w in plain_words(said) if w != "in")


def _bare(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(w for w in words if w not in _SIZES and w not in STATES)


@cache
def _by_words() -> dict[frozenset[str], str]:
    """The words of every name a food has -> its id; the names people give come first."""
    found: dict[frozenset[str], str] = {}
    for id, called in _CALLED.items():
        for name in called.split("|"):
            found.setdefault(frozenset(_words(name)), id)
    for food in foods().values():
        for name in (food.name, food.name_es, food.name.split(",")[0], food.name_es.split(",")[0]):
            words = _words(re.sub(r"\([^)]*\)|\d[\d.,/-]*|%", " ", name))
            for form in (frozenset(_words(name)), frozenset(words), _bare(words)):
                if form:
                    found.setdefault(form, food.id)
    return found


@cache
def _known() -> frozenset[str]:
    return frozenset(word for words in _by_words() for word in words)


@cache
def _mended(word: str) -> str | None:
    """A word of a food's name that was misspelled; None where none is near, or two are."""
    if word in _known():
        return word
    slips = 0 if len(word) < ONE_SLIP_FROM else 1 if len(word) < TWO_SLIPS_FROM else 2
    if not slips:
        return None
    near = sorted(
        (count_slips(word, known), known) for known in _known() if abs(len(known) - len(word)) <= slips and len(known) > 3
    )
    if not near or near[0][0] > slips or (len(near) > 1 and near[1][0] == near[0][0] and near[1][1][:3] != near[0][1][:3]):
        return None
    return near[0][1]
