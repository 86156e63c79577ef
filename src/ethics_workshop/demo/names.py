"""Names for people who do not exist, as varied as those of the Canadian public service.

Given names and family names are common ones, joined at random; they are chosen so that no pair is somebody in the news.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Origin:
    """Names that go together. `weight` is how common they are; `french` the share of people who work in French."""

    weight: int
    french: float
    given: tuple[str, ...]
    family: tuple[str, ...]


def _origin(weight: int, french: float, given: str, family: str) -> Origin:
    return Origin(weight, french, tuple(given.split()), tuple(family.split()))


ORIGINS = (
    _origin(
        26,
        0.05,
        "Abigail Aidan Alison Beth Brenda Callum Craig Dana Derek Ellen Erin Fiona Gavin Hazel Heather Ian Jill Keith "
        "Laurel Morgan Nora Owen Paige Robin Ross Shannon Trevor Wendy",
        "Abbott Barlow Chisholm Dawson Ellis Fairweather Gallagher Harding Hewitt Jardine Kerr Lawson MacAskill McIsaac "
        "Nickerson O’Reilly Penney Quigley Ritchie Shaw Tobin Underhill Weatherbee Young",
    ),
    _origin(
        26,
        0.95,
        "Alexis Annick Benoît Camille Chloé Claude Danielle Dominique Édith Élodie Étienne Félix France Geneviève "
        "Ghislain Guylaine Hélène Jean-Philippe Laurence Luc Maëlle Marie-Ève Mathieu Noémie Océane Patrice Raphaël "
        "Réjean Solange Sylvain Véronique Yannick Zoé",
        "Allard Arsenault Bélanger Bérubé Boisvert Caron Comeau Desrosiers Doucet Gauvin Giroux Hébert Lachance "
        "Langlois Léger L’Heureux Maillet Normand Ouellet Paquette Robichaud Sauvé Thériault Vaillancourt",
    ),
    _origin(
        6,
        0.25,
        "Alanis Dakota Dallas Denise Elijah Jolene Kaya Lena Marlene Nathan Raven Sequoia Shayne Tanis Theresa Wade",
        "Bearskin Blackned Cardinal Desjarlais Flett Gladue Kakegamic McKay Moosomin Nepinak Okemaw Papatie "
        "Pelletier Sutherland Tootoosis Whitehead",
    ),
    _origin(
        3,
        0.05,
        "Aputik Eva Jamesie Leetia Levi Lucassie Mary-Ann Mosha Nipisha Pitseolak Saila Simeonie",
        "Akulukjuk Arnaquq Enuaraq Ipeelie Kilabuk Kootoo Nakashuk Nowdlak Pudlat Qaunaq",
    ),
    _origin(
        11,
        0.1,
        "Aditi Amrit Anjali Arjun Asha Deepa Farah Gurpreet Harleen Imran Jasmeet Kavita Manpreet Meera Nadeem Nikhil "
        "Parveen Priya Rahul Ravi Sana Simran Sunita Tariq Vikram",
        "Ahluwalia Bains Chaudhry Dhillon Fernando Ghosh Iyer Joshi Kapoor Mahmood Nair Patel Perera Qureshi Rao "
        "Sandhu Shah Sharma Siddiqui Verma",
    ),
    _origin(
        9,
        0.08,
        "Bo Chun Fang Grace Hao Hui Jia Jun Ling Mei Ming Ning Ping Qing Rui Shu Vivian Wei Xin Yan Yi Zhen",
        "Cai Chan Deng Fong Gao Ho Huang Jiang Kwan Lam Leung Liang Lin Luo Pang Shen Tsang Wong Xie Yip Zhao Zhu",
    ),
    _origin(
        7,
        0.5,
        "Amal Amira Bilal Dalia Fadi Hanan Hicham Ibtissam Karim Khadija Leïla Mounir Nabil Nour Rania Rachid Salma "
        "Samir Yasmine Ziad",
        "Abboud Benali Benchekroun Boutros Cherkaoui El-Amrani El-Khatib Fakhoury Gharbi Haddad Jaber Kassab Khoury "
        "Mansouri Nassar Rahmani Saad Tazi Zeitoun",
    ),
    _origin(
        8,
        0.6,
        "Abdoulaye Abena Aïssatou Amadou Bintou Chidi Emeka Fatou Gaëlle Ifeoma Jean-Bosco Kofi Kwame Mariam Ngozi "
        "Nia Oumar Rokia Solomon Tendai Yaw Zainab",
        "Adeyemi Asante Bah Bizimana Boateng Coulibaly Diallo Diop Eze Habimana Kabongo Kamau Keïta Mbeki Mensah Moyo "
        "Ndiaye Nkurunziza Okafor Okonkwo Sow Tesfaye Traoré Uwase",
    ),
    _origin(
        5,
        0.7,
        "Carline Darlene Evens Fabienne Frantz Gerda Guerline Islande Jocelyn Judeline Mirlande Nadège Ricardo "
        "Rose-Laure Stanley Wilner",
        "Augustin Baptiste Célestin Dorsainvil Étienne Florestal Guerrier Jean-Baptiste Louis-Charles Métellus "
        "Petit-Frère Romain Saint-Fleur Toussaint",
    ),
    _origin(
        6,
        0.05,
        "Aileen Althea Bernadette Cecilia Divina Efren Evangeline Jerome Joselito Liza Maricel Marites Nestor "
        "Precious Rodel Rowena",
        "Aquino-Reyes Bautista Cabrera Dela-Cruz Domingo Evangelista Fajardo Galang Ilagan Lacson Macaraeg Manalo "
        "Ocampo Pascual Salonga Villanueva",
    ),
    _origin(
        6,
        0.45,
        "Adriana Alejandra Camilo Catalina Diego Ernesto Gabriela Inés Javier Lucía Marisol Mateo Paola Rafael Renata "
        "Ximena",
        "Acosta Barrios Cárdenas Delgado Espinoza Figueroa Guzmán Herrera Jiménez Lozano Montoya Navarro Peña Quiroga "
        "Restrepo Salazar Vargas Zamora",
    ),
    _origin(
        5,
        0.15,
        "Anh Arash Behnaz Dara Duc Hana Hyun-Woo Ji-Won Kenji Khanh Kimiko Linh Mahsa Minh Nasrin Parisa Shirin "
        "Soo-Jin Thuy Yuki",
        "Ahn Bui Choi Dang Farahani Hashimoto Hoang Hosseini Jang Kang Moradi Nguyen Pham Sadeghi Tran Yamada",
    ),
    _origin(
        6,
        0.1,
        "Agnieszka Andriy Bohdan Daria Elena Halyna Ivana Jelena Katarzyna Ksenia Marko Marta Nikola Oksana Piotr "
        "Roman Stefan Yulia",
        "Babiak Danyluk Grabowski Ivanov Jovanović Kaminski Kovalenko Lysenko Marković Nowak Petrenko Rudenko "
        "Savchuk Stojanović Tkachuk Wozniak",
    ),
)
