# The coach's conversation: questions it asks and short answers. Figures come with their receipts from the code.
coach-change-ask = Nothing is changed yet. Shall I make this change? Say yes or no.
coach-changes-ask = Nothing is changed yet. { $count ->
    [one] Shall I make this change?
   *[other] Shall I make these { $count } changes?
} Say yes or no.
coach-undo-ask = The last thing I saved is in your profile. Shall I undo it? Say yes or no.
coach-left = All right, nothing changes.
coach-still-open = Still open: { $question }
coach-which-of-these = Which one do you mean? Tell me its name or its number.
coach-which-meaning = I'm not sure what you mean. Is it one of these?
coach-which-unit = { $exercise }: are the numbers seconds or reps?
coach-unit-seconds = seconds
coach-unit-reps = reps
coach-which-sport = Which sport was that?
coach-which-place = Delete it from your log, or take it out of the plan?
coach-from-log = from the log
coach-from-plan = from the plan
coach-energy-kept-back = I do not show calorie figures to you. Your doctor or dietitian can help you with them.
coach-undo-adapted = Milo's later adjustments were undone with it; the next workout you log brings back those that still apply.
coach-readiness = Your readiness is { $score } of 100. It starts at 50 and was changed by: { $parts }.
coach-readiness-missing = Not known today: { $missing }.
coach-readiness-none = There is no readiness score today: { $reason }
coach-choices = Say { $first } or { $last }.
coach-replaced = My earlier question is closed; tell me again if you still want it.
coach-part-load = recent training
coach-remind-ask = I understood: remind you of “{ $what }” on { $day } at { $time }. Shall I save it? Say yes or no.
coach-remind-kept = Saved: “{ $what }” on { $day } at { $time }. It is shown on Today, and I send you a message then.
coach-remind-past = That time has passed. Please give a later time.
coach-remind-when = When should I remind you of “{ $what }”? Say it with the time, such as “remind me to weigh myself tomorrow at 7”.
coach-shopping = For your meals of the next { $days } days you need:
coach-shopping-more = and { $count } more in smaller amounts.

# What an order of a change leaves open
coach-lacks-day = Which day do you mean?
coach-lacks-dates = From which day to which day?
coach-lacks-exercise = Which exercise do you mean?
coach-lacks-days = How many days a week?
coach-lacks-minutes = How many minutes?
coach-lacks-equipment = Which equipment do you mean?
coach-lacks-week = I can't tell which week you mean. Say its number, this week, next week or all weeks.
coach-order-days = train { $n } days a week
coach-order-minutes = sessions of at most { $n } minutes
coach-lacks-goal = Which goal comes first?
coach-lacks-programme = Which programme do you mean?
coach-lacks-target = What should the target be?
coach-order-goal = my goal is { $name }
coach-order-programme = I want to do { $name }

# Programmes of strength
coach-programme-ask = I understood: you want to train with { $programme }. Shall I save it in your profile? Say yes or no.
coach-programme-held = You already train with { $programme }.
coach-programme-now = you train with { $programme }
coach-programme-linear = linear progression
coach-programme-undulating = an undulating programme
coach-programme-blocks = blocks
coach-programme-full_body = full body
coach-programme-upper_lower = upper/lower
coach-programme-push_pull_legs = push pull legs
coach-programme-five_three_one = 5/3/1
coach-programme-top_set = top sets
coach-programme-double_progression = double progression
coach-programme-percentages = percentages

# Own targets
coach-target-ask-calories = I would set your target to { $value } kcal a day; the plan's food follows it. Shall I? Say yes or no.
coach-target-ask-sleep = I would set your target to { $value } hours of sleep a night. Shall I? Say yes or no.
coach-target-drop-calories = I would remove your calorie target. Shall I? Say yes or no.
coach-target-drop-sleep = I would remove your sleep target. Shall I? Say yes or no.
coach-target-left = All right, your targets stay the same.
