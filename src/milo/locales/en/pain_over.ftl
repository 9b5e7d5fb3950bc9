# What is said of pains that are known, and of one that is over.
pain_over-much = I keep leaving out what loads it until { $until }: after a pain of { $worst } of 10, two weeks without such pain must pass first.
pain_over-some = What was made lighter stays so until { $until }; after that it is planned as before.
pain_over-free = The plan no longer spares it.
pain_over-profile = It is also in your profile, and the plan spares it until you remove it.
pain_over-head = Pains logged in the last two weeks: { $what }.
pain_over-one = { $place }, { $level } of 10 on { $day }
pain_over-worse = { $place }, { $level } of 10 on { $day } (at worst { $worst } on { $worst_day }: spared until { $until })
pain_over-none = No pain was logged in the last two weeks.
pain_over-told = In your profile: { $what }.
pain_over-in_profile = { $place }, { $level } of 10
pain_over-in_profile_bare = { $place }
