# What is said of a new plan asked for in talk.
new_plan-none = You have no profile yet, and a plan is based on it: fill in the Profile page first.
new_plan-weeks = A plan has 1 to { $most } weeks, and you asked for { $found }: how many should it have?
new_plan-would = I would make a plan of { $weeks } weeks from your profile: goal { $goal }, { $days } days a week{ $minutes }{ $race }. It starts on Monday { $first }.
new_plan-would_one = I would make a plan of { $weeks } week from your profile: goal { $goal }, { $days } days a week{ $minutes }{ $race }. It starts on Monday { $first }.
new_plan-minutes = , up to { $n } min
new_plan-race = , for { $race }
new_plan-instead = It replaces the current plan, which stays in the history.
new_plan-open = The seven health questions on the Profile page are unanswered: until then, the first two weeks have no hard endurance work.
new_plan-wish = “{ $wish }” is not included: a plan is based on your profile. Once it is made, tell me what to change.
new_plan-ask = Shall I make it? Say yes or no.
new_plan-made = Your new plan is made.
new_plan-left = All right, no new plan was made.
