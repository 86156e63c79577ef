"""The cases that the bank was planned to hold: number, titles, first topic, first audience, level."""

MATRIX = """\
C01 | The 11 p.m. share | Le partage de 23\N{NO-BREAK SPACE}h | social-media | processing-officer | 1
C02 | Only my friends can see it | Seulement mes amis | social-media | call-centre | 2
C03 | Proud on LinkedIn | La fierté sur LinkedIn | social-media | data-it | 1
C04 | The crisis back home | La crise au pays d’origine | social-media | policy-analyst | 3
C05 | The director’s like | La mention J’aime de la directrice | social-media | executive | 2
C06 | Campaign season | Saison électorale | social-media | student-new-hire | 2
C07 | The reporter’s message | Le message du journaliste | social-media | mission-abroad | 1
C08 | Paste and polish | Copier, coller, peaufiner | ai | processing-officer | 1
C09 | The confident citation | La citation trop sûre | ai | policy-analyst | 2
C10 | Queue two | La file deux | ai | data-it | 3
C11 | The note-taker in the room | Le preneur de notes | ai | manager | 2
C12 | The override rate | Le taux de dérogation | ai | processing-officer | 3
C13 | The clever macro | La macro futée | ai | student-new-hire | 2
C14 | The cousin’s file | Le dossier de la cousine | coi | processing-officer | 1
C15 | A box of sweets | Une boîte de sucreries | coi | mission-abroad | 1
C16 | Evenings and weekends | Soirs et fins de semaine | coi | call-centre | 1
C17 | The settlement board | Le conseil d’administration | coi | grants-contributions | 2
C18 | More than a case number | Plus qu’un numéro | coi | processing-officer | 2
C19 | The right fit | La bonne personne | coi | manager | 2
C20 | One last contract | Un dernier contrat | coi | executive | 3
C21 | Eleven people | Onze personnes | privacy | data-it | 2
C22 | The MP’s office calls | Le bureau du député appelle | privacy | call-centre | 2
C23 | Her public profile | Son profil public | privacy | mission-abroad | 3
C24 | The wrong attachment | La mauvaise pièce jointe | privacy | processing-officer | 1
C25 | Linked forever | Le couplage | privacy | data-it | 3
C26 | Not in my conscience | Pas en mon âme et conscience | values | processing-officer | 3
C27 | The cap | Le plafond | values | policy-analyst | 2
C28 | The hallway petition | La pétition du corridor | values | student-new-hire | 2
C29 | The compassion queue | La file de la compassion | values | call-centre | 2
C30 | The line in the sand | La limite | values | policy-analyst | 3
C31 | Where are you really from? | D’où viens-tu vraiment? | respect | all | 1
C32 | The usual fraud | La fraude habituelle | respect | mission-abroad | 3
C33 | Ready in two years | Prêt dans deux ans | respect | executive | 2
C34 | Extra time | Le temps supplémentaire | respect | manager | 2
C35 | The caller’s words | Les mots de l’appelant | respect | call-centre | 2
C36 | The survey of five | Le sondage à cinq | respect | manager | 2
C37 | The box at 5 p.m. | La case de 17\N{NO-BREAK SPACE}h | respect | policy-analyst | 2
C38 | The panel physician | Le médecin désigné | respect | mission-abroad | 3
C39 | Whose welcome? | Quel accueil? | respect | policy-analyst | 2
C40 | Listening tour | La tournée d’écoute | respect | executive | 2
C41 | At the printer | À l’imprimante | misconduct | processing-officer | 1
C42 | After the disclosure | Après la divulgation | misconduct | manager | 3
C43 | The leak or the channel | La fuite ou la voie interne | misconduct | policy-analyst | 3
C44 | The unsigned note | La note anonyme | misconduct | manager | 2
C45 | Click, click, certified | Clic, clic, certifié | misconduct | student-new-hire | 1
C46 | Draft until deleted | Brouillon jusqu’à suppression | openness | executive | 2
C47 | Open by default, except | Ouvert par défaut, sauf | openness | data-it | 3
C48 | Press 2 | Faites le 2 | openness | call-centre | 1
"""
"""One line a case. Levels: 1 spot it, 2 weigh it, 3 voice it."""


def planned() -> list[tuple[str, str, str, str, str, int]]:
    """Return the lines of the matrix in their order."""
    rows = (line.split(" | ") for line in MATRIX.splitlines())
    return [(number, en, fr, topic, audience, int(level)) for number, en, fr, topic, audience, level in rows]
