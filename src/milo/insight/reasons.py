"""Every reason insight gives instead of a value, and every reason a method was chosen. The catalogues have words for each.

Code -> what it means; {names} are the parameters that come with it.
"""

REASONS: dict[str, str] = {
    "no_workouts": "no workout in the last {days} days",
    "no_minutes": "workouts were logged in these days, none with how long it took",
    "window_not_full": "needs {days} days of history, has {have}",
    "no_load_known": "{workouts} workouts, none with effort, heart rate or power to weigh it by",
    "load_never_varies": "the seven daily loads are all the same, so monotony is not defined",
    "chronic_load_near_zero": "the 28-day load is close to zero, so the ratio is not defined",
    "no_effort_heart_rate_or_power": "told no effort, and no heart rate, power or pace with a threshold is known",
    "no_maximum_heart_rate": "neither a maximum heart rate nor an age is known",
    "too_few_nights": "needs {need} nights, has {have}",
    "no_sleep": "no sleep was recorded in these days",
    "quality_not_told": "no device told a sleep quality",
    "too_few_days": "needs {need} days with a value, has {have}",
    "not_measured": "not measured in these days",
    "too_few_weights": "needs {need} weighings over {days} days, has {have} over {span}",
    "needs_tape": "needs {missing}",
    "sex_not_said": "the formula needs female or male, and the profile leaves it open",
    "no_food_logged": "no food was logged in these days",
    "no_weight": "no weight is known",
    "kept_back": "figures of weight and energy are kept back for this person (safety PL-31, PL-40)",
    "no_sets": "no set was logged in these days",
    "only_long_sets": "all sets have more than {reps} repetitions, too many to estimate from",
    "body_is_part_of_load": "the body is most of the load, so the added weight alone says nothing of a one-repetition maximum",
    "no_weight_on_bar": "sets without a weight say nothing of a one-repetition maximum",
}

WHY: dict[str, str] = {
    "effort_told": "the athlete told how hard it was",
    "power_and_ftp": "power and a threshold power are known",
    "heart_rate_and_reserve": "heart rate, resting and maximum heart rate and sex are known",
    "heart_rate_and_maximum": "heart rate and maximum heart rate are known; resting heart rate or sex is not",
    "pace_and_threshold": "speed and a threshold pace are known",
    "mean_heart_rate_only": "only the average heart rate is known",
    "nothing_to_weigh_by": "told no effort, and no heart rate, power or pace with a threshold is known",
}

LEDGER: dict[str, str] = {
    "ruled": "the athlete decided it",
    "preferred": "first in the athlete's order of sources",
    "only_source": "the only one that tells it",
    "more_complete": "tells more of it than the others",
    "first": "they tell the same; the first one was taken",
}
