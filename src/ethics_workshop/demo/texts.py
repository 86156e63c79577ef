"""What the made-up teams wrote down: commitments, questions and themes, each as a team would say it in its language."""

from collections.abc import Mapping

from ethics_workshop.domain.loop_event import Outcome
from ethics_workshop.domain.text import Text

COMMITMENTS = (
    Text(
        "If a relative or a friend asks me to look at their file, then I say no and tell my manager the same day.",
        "Si un proche me demande de regarder son dossier, alors je dis non et j’en parle à ma ou mon gestionnaire le jour même.",
    ),
    Text(
        "If we are not sure that a tool may see personal information, then we ask before we paste anything.",
        "Si nous ne savons pas si un outil peut voir des renseignements personnels, alors nous demandons avant d’y coller quoi que ce soit.",
    ),
    Text(
        "If somebody has not spoken, then whoever chairs asks once, and takes silence for an answer.",
        "Si quelqu’un n’a pas parlé, alors la personne qui anime offre la parole une fois, et le silence est une réponse.",
    ),
    Text(
        "If a supplier offers anything at all, then we write it down and ask before we accept.",
        "Si un fournisseur nous offre quoi que ce soit, alors nous le notons et demandons avant d’accepter.",
    ),
    Text(
        "If a post could be read as the department’s view, then we wait until the next morning.",
        "Si une publication peut passer pour la position du ministère, alors nous attendons au lendemain matin.",
    ),
    Text(
        "If a decision troubles one of us, then we say so in the team meeting, not in the corridor.",
        "Si une décision nous pèse, alors nous le disons en réunion d’équipe plutôt que dans le couloir.",
    ),
    Text(
        "If a colleague is interrupted, then the next person gives the floor back.",
        "Si on coupe la parole à quelqu’un, alors la personne suivante la lui rend.",
    ),
    Text(
        "If two rules seem to collide, then we write both down and ask the V&E office together.",
        "Si deux règles semblent se contredire, alors nous les notons toutes les deux et consultons ensemble le bureau des VE.",
    ),
    Text(
        "If we take on work outside the department, then we declare it before the first day.",
        "Si nous acceptons un travail à l’extérieur, alors nous le déclarons avant le premier jour.",
    ),
    Text(
        "If advice is not followed, then we still write down what we advised and why.",
        "Si notre conseil n’est pas suivi, alors nous notons quand même ce que nous avons conseillé et pourquoi.",
    ),
    Text(
        "If a file looks close to home, then we hand it over at once, without opening it further.",
        "Si un dossier nous touche de près, alors nous le confions aussitôt à quelqu’un d’autre, sans aller plus loin.",
    ),
    Text(
        "If a new colleague arrives, then somebody shows them whom to ask, in the first week.",
        "Si une nouvelle personne arrive, alors on lui montre dès la première semaine à qui poser ses questions.",
    ),
)

QUESTIONS = (
    Text(
        "Who keeps the access log, and for how long?",
        "Qui conserve le registre des accès, et pendant combien de temps?",
    ),
    Text(
        "May we sign a petition under our own name?",
        "Pouvons-nous signer une pétition sous notre propre nom?",
    ),
    Text(
        "Which translation tools may see a client’s letter?",
        "Quels outils de traduction peuvent voir la lettre d’une cliente ou d’un client?",
    ),
    Text(
        "Does a volunteer board count as outside work?",
        "Un conseil d’administration bénévole est-il une activité extérieure?",
    ),
    Text("Is a coffee from a partner a gift?", "Un café offert par un partenaire est-il un cadeau?"),
    Text(
        "What happens after somebody uses the Dissent Channel?",
        "Que se passe-t-il après le recours au canal de dissidence?",
    ),
    Text(
        "May a manager ask why somebody passed on a vote?",
        "Une ou un gestionnaire peut-il demander pourquoi quelqu’un n’a pas voté?",
    ),
    Text(
        "How long must a former executive wait before working for a supplier?",
        "Combien de temps une ancienne ou un ancien cadre doit-il attendre avant de travailler pour un fournisseur?",
    ),
)

ANSWERS: Mapping[Text, Text] = dict(
    zip(
        QUESTIONS,
        (
            Text(
                "Made-up answer: the system’s owner keeps it; your V&E office tells you for how long.",
                "Réponse inventée : la ou le responsable du système le conserve; le bureau des VE vous dira combien de temps.",
            ),
            Text(
                "Made-up answer: it depends on your role and on the subject. Ask before you sign.",
                "Réponse inventée : cela dépend de vos fonctions et du sujet. Demandez avant de signer.",
            ),
            Text(
                "Made-up answer: only those on the approved list; a letter of a client never goes anywhere else.",
                "Réponse inventée : seulement ceux de la liste approuvée; la lettre d’une cliente ou d’un client ne va nulle part ailleurs.",
            ),
            Text(
                "Made-up answer: yes, if it meets your duties anywhere. Declare it, and we look at it together.",
                "Réponse inventée : oui, si cela touche à vos fonctions. Déclarez-le, et nous le regarderons ensemble.",
            ),
            Text(
                "Made-up answer: ask who is offering, when and why; then decide out loud, with your manager.",
                "Réponse inventée : demandez-vous qui l’offre, quand et pourquoi; puis décidez à voix haute, avec votre gestionnaire.",
            ),
        ),
        strict=False,
    )
)
"""What the made-up V&E office answered to the first questions; to the others, nothing yet."""

NOTES: Mapping[Outcome, tuple[Text, ...]] = {
    Outcome.KEPT: (
        Text("", ""),
        Text("Twice already.", "Deux fois déjà."),
        Text("It got easier.", "C’est devenu plus facile."),
    ),
    Outcome.NOT_KEPT: (Text("", ""), Text("It did not come up.", "L’occasion ne s’est pas présentée.")),
    Outcome.CHANGED: (Text("We need more time.", "Il nous faut plus de temps."),),
}
"""What units said of a commitment at their next session."""

THEMES = (
    Text("Personal opinions on social media", "Opinions personnelles dans les médias sociaux"),
    Text("Personal values and the organization’s", "Valeurs personnelles et valeurs de l’organisation"),
    Text("Saying no to somebody close", "Dire non à un proche"),
    Text("Speaking up to one’s manager", "Oser parler à sa ou son gestionnaire"),
    Text("AI tools at work", "Outils d’IA au travail"),
    Text("Fairness between colleagues", "Équité entre collègues"),
    Text("Time pressure and shortcuts", "Pression du temps et raccourcis"),
    Text("Gifts and hospitality", "Cadeaux et marques d’hospitalité"),
)
"""The first two come up most often (two themes dominate what departments hear)."""

GUESTS = (
    Text("A colleague of the union", "Une collègue du syndicat"),
    Text("Somebody from the V&E office", "Une personne du bureau des VE"),
    Text("A student", "Une personne étudiante"),
)
