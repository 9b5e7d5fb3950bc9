workout-logged = You logged this session on { $day }. New sets are added to it.
workout-open = Open activity
week-last-seven = Last 7 days, { $days }
health-next = Next
health-back = Back
