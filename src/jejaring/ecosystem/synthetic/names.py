"""Invented names of actors by subsector, and what happens to a name when it is written down again by someone else."""

import numpy as np

HEADS: dict[str, tuple[str, ...]] = {
    "aplikasi": ("Solusi Digital", "Software House", "Teknologi", "Kode"),
    "pengembang_permainan": ("Studio Gim", "Game Studio", "Gim Nusantara"),
    "arsitektur": ("Studio Arsitek", "Konsultan Arsitektur", "Biro Arsitek"),
    "desain_interior": ("Interior", "Studio Interior", "Ruang Dalam"),
    "desain_komunikasi_visual": ("Studio Desain", "Desain Grafis", "Kreasi Visual"),
    "desain_produk": ("Desain Produk", "Rumah Kemasan", "Studio Produk"),
    "fesyen": ("Butik", "Konveksi", "Rumah Busana", "Distro"),
    "film_animasi_video": ("Rumah Produksi", "Studio Animasi", "Sinema"),
    "fotografi": ("Studio Foto", "Fotografi", "Foto"),
    "kriya": ("Batik", "Kerajinan", "Tenun", "Anyaman"),
    "kuliner": ("Rumah Makan", "Warung", "Kedai Kopi", "Dapur", "Katering"),
    "musik": ("Studio Musik", "Orkes", "Sanggar Musik"),
    "penerbitan": ("Penerbit", "Percetakan", "Toko Buku"),
    "periklanan": ("Reklame", "Advertising", "Biro Iklan"),
    "seni_pertunjukan": ("Sanggar Tari", "Teater", "Sanggar Seni"),
    "seni_rupa": ("Galeri", "Studio Lukis", "Sanggar Lukis"),
    "televisi_radio": ("Radio", "Televisi", "Radio Komunitas"),
}
FIRST = (
    "Sinar", "Mekar", "Cahaya", "Bintang", "Melati", "Kencana", "Rimba", "Samudra", "Lestari", "Pelangi", "Surya", "Purnama", "Anugerah",
    "Berkah", "Mulia", "Gemilang", "Harapan", "Permata", "Senja", "Fajar", "Embun", "Langit", "Tirta", "Bumi", "Arjuna", "Srikandi",
    "Gatotkaca", "Kartini", "Merpati", "Garuda", "Cendana", "Kenanga", "Flamboyan", "Akar", "Ranting", "Delima", "Mutiara", "Zamrud",
    "Pusaka", "Warisan",
)  # fmt: skip
SECOND = (
    "Jaya", "Abadi", "Makmur", "Sejahtera", "Utama", "Mandiri", "Sentosa", "Raya", "Indah", "Asri", "Baru", "Kita", "Bersama", "Rasa",
    "Karya", "Cipta", "Kreasi", "Persada", "Perdana", "Agung", "Timur", "Barat", "Selatan", "Putra", "Putri", "Bu Tini", "Pak Darmo",
    "Mbak Yuni", "Haji Rahmat", "Mama Ester", "Bli Wayan", "Uda Rizal", "Nusa", "Loka", "Rupa", "Nada", "Aksara", "Warna", "Ragam", "Murni",
)  # fmt: skip
FORMS = ("", "", "", "", "CV ", "CV. ", "PT ", "UD ", "UD. ", "PT. ")
_SHORT = {"Rumah Makan": "RM", "Warung": "Wrg", "Studio": "Std", "Sanggar": "Sgr", "Toko": "Tk", "Kerajinan": "Krajinan", "dan": "&"}


def invented_name(subsector: str, rng: np.random.Generator) -> str:
    """Return a name such as 'CV Batik Sinar Jaya'."""
    head = HEADS[subsector][rng.integers(len(HEADS[subsector]))]
    tail = f" {SECOND[rng.integers(len(SECOND))]}" if rng.random() < 0.8 else ""
    return f"{FORMS[rng.integers(len(FORMS))]}{head} {FIRST[rng.integers(len(FIRST))]}{tail}"


def written_again(name: str, rng: np.random.Generator) -> str:
    """Return a name as someone else writes it: another legal form, a short form, a slip of the pen, another case, a word less or more."""
    bare = name
    for form in sorted(set(FORMS) - {""}, key=len, reverse=True):
        bare = bare.removeprefix(form)
    again = f"{FORMS[rng.integers(len(FORMS))]}{bare}" if rng.random() < 0.5 else name
    if rng.random() < 0.3:
        for long, short in _SHORT.items():
            again = again.replace(long, short)
    if rng.random() < 0.35:
        again = slipped(again, rng)
    words = again.split()
    if rng.random() < 0.08 and len(words) > 3:
        again = " ".join(words[:-1])
    elif rng.random() < 0.05:
        again = f"{again} Official"
    return again.upper() if rng.random() < 0.15 else again.lower() if rng.random() < 0.1 else again


def slipped(text: str, rng: np.random.Generator) -> str:
    """Return a text with one letter left out, doubled, or two letters swapped."""
    place = int(rng.integers(1, max(len(text) - 1, 2)))
    kind = rng.integers(3)
    if kind == 0:
        return text[:place] + text[place + 1 :]
    if kind == 1:
        return text[:place] + text[place] + text[place:]
    return text[:place] + text[place + 1 : place + 2] + text[place] + text[place + 2 :]
