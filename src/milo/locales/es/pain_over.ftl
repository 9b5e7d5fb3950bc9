# What is said of pains that are known, and of one that is over.
pain_over-much = Sigo dejando fuera lo que la carga hasta el { $until }: tras un dolor de { $worst } de 10 deben pasar antes dos semanas sin un dolor así.
pain_over-some = Lo que se hizo más ligero por ello sigue así hasta el { $until }; desde entonces va como antes.
pain_over-free = El plan ya no deja nada fuera por ello.
pain_over-profile = También está en tu perfil, y ahí se respeta hasta que lo quites.
pain_over-head = Dolores anotados de las últimas dos semanas: { $what }.
pain_over-one = { $place }, { $level } de 10 el { $day }
pain_over-worse = { $place }, { $level } de 10 el { $day } (lo peor, { $worst } el { $worst_day }: lo dejo fuera hasta el { $until })
pain_over-none = No hay ningún dolor anotado de las últimas dos semanas.
pain_over-told = En tu perfil: { $what }.
pain_over-in_profile = { $place }, { $level } de 10
pain_over-in_profile_bare = { $place }
