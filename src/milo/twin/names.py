"""What simulated people are called: given names of many languages, each marked as simulated."""

from __future__ import annotations

WOMEN = """
    Ada Chloé Nadia Ingrid Mei Aisha Lucía Freya Yuki Priya Amara Zofia Leila Sanna Ximena Thandi Noor Elif Mariana Saoirse
    Hana Ioana Kaede Fatima Greta Naledi Paloma Ottilie Rania Linh Tamar Birgit Wanjiru Camila Eszter Meera Astrid Salma
    Jiwoo Beatriz Oksana Nyah Hélène Sakura Ananya Margit Ayla Rosalind Dalia Ngozi Katya Inés Maren Shirin Tuulikki Abena
    Vera Xiulan Lakshmi Giulia Signe Zahra Carmen Miriam Anneke Sunniva Teresa Keiko Adaeze Rocío Henrike Parisa Ewa Marisol
    Tala Solveig Divya Anouk Nomvula Lidia Emine Haruka Brigid Simone Ruth Pilar Kirsten Anahí Ludmila Siobhán Farah Chiara
    Minh Esther Valentina Aroha
""".split()  # noqa: SIM905 - a list of a name a line would fill pages
MEN = """
    Bruno Kofi Mateo Henrik Ravi Omar Luca Tomasz Kenji Diego Emeka Pavel Yusuf Liam Santiago Bongani Hassan Emre Thiago
    Cillian Jun Andrei Haruto Karim Otto Tebogo Joaquín Anton Samir Duc Eitan Lars Kamau Rodrigo Gergő Arjun Magnus Tarek
    Minjun Caetano Taras Kwame Étienne Ren Vikram Jukka Deniz Edmund Ziad Chidi Misha Álvaro Jannik Dariush Veikko Yaw
    Viktor Wei Suresh Matteo Rasmus Ali Pablo Daniel Joost Eirik Nuno Hiroshi Obinna Gonzalo Friedrich Reza Marek Ignacio
    Malik Sven Nikhil Pascal Sipho Dimitri Murat Takumi Declan Jules Aaron Felipe Anders Nahuel Bohdan Fionn Bilal Lorenzo
    Quang Isaac Emilio Tāne
""".split()  # noqa: SIM905 - a list of a name a line would fill pages
INITIALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def name(serial: int, female: bool) -> str:
    """The name of the serial-th woman or man, counted from 0; when the names are through, initials tell people apart.

    >>> name(0, True), name(0, False), name(96, True)
    ('Ada (simulated)', 'Bruno (simulated)', 'Ada A. (simulated)')
    """
    names = WOMEN if female else MEN
    round_, which = divmod(serial, len(names))
    initials = ""
    while round_:
        round_, letter = divmod(round_ - 1, len(INITIALS))
        initials = f"{INITIALS[letter]}.{initials}"
    return f"{names[which]}{' ' + initials if initials else ''} (simulated)"
