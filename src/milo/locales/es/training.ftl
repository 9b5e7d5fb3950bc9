workout-logged = Registraste esta sesión el { $day }. Las series nuevas se añaden a ella.
workout-open = Abrir actividad
week-last-seven = Últimos 7 días, { $days }
health-next = Siguiente
health-back = Atrás
