/** Invented people: first names and family names are combined at random, for display only. */
export const WOMEN: readonly string[] =
  'Camille,Manon,Léa,Chloé,Inès,Zoé,Jeanne,Louise,Alice,Juliette,Margaux,Clémence,Anaïs,Élodie,Aurélie,Nathalie,Sylvie,Martine,Françoise,Monique,Hélène,Béatrice,Véronique,Sandrine,Solène,Maëlle,Nolwenn,Fatima,Amina,Samira,Leïla,Yasmine,Nadia,Khadija,Aïssatou,Mariama,Fatou,Awa,Aminata,Nguyen Linh,Mei,Thuy,Priya,Ananya,Sofia,Carla,Chiara,Giulia,Ana,Beatriz,Inês,Maria,Carmen,Lucía,Elena,Ioana,Katarzyna,Agnieszka,Olena,Svetlana,Ayşe,Elif,Emma,Charlotte,Ingrid,Astrid'.split(
    ',',
  )
export const MEN: readonly string[] =
  'Lucas,Hugo,Louis,Gabriel,Jules,Adam,Arthur,Théo,Nathan,Paul,Antoine,Maxime,Julien,Nicolas,Thomas,Romain,Sébastien,Frédéric,Philippe,Jean-Marc,Alain,Bernard,Gérard,Étienne,Rémi,Loïc,Yann,Mohamed,Karim,Rachid,Youssef,Mehdi,Bilal,Ibrahim,Mamadou,Ousmane,Moussa,Cheikh,Abdoulaye,Minh,Tuan,Wei,Arjun,Rohan,Marco,Luca,Matteo,João,Tiago,Rui,Carlos,Javier,Diego,Andrei,Mihai,Piotr,Tomasz,Oleksandr,Dmitri,Emre,Mehmet,Samuel,Oliver,Lars,Sven,Erik'.split(
    ',',
  )
export const FAMILY_NAMES: readonly string[] =
  'Martin,Bernard,Dubois,Thomas,Robert,Richard,Petit,Durand,Leroy,Moreau,Simon,Laurent,Lefebvre,Michel,Garcia,David,Bertrand,Roux,Vincent,Fournier,Morel,Girard,André,Mercier,Dupont,Lambert,Bonnet,François,Martinez,Legrand,Garnier,Faure,Rousseau,Blanc,Guérin,Muller,Henry,Roussel,Perrin,Morin,Mathieu,Clément,Gauthier,Dumont,Lopez,Fontaine,Chevalier,Robin,Masson,Sanchez,Gérard,Nguyen,Boyer,Denis,Lemaire,Duval,Joly,Gautier,Roger,Roche,Roy,Noël,Meyer,Lucas,Meunier,Jean,Perez,Marchand,Dufour,Blanchard,Marie,Barbier,Brun,Dumas,Brunet,Schmitt,Leroux,Colas,Fernandez,Renard,Arnaud,Rolland,Caron,Aubert,Giraud,Leclerc,Vidal,Bourgeois,Renaud,Lemoine,Picard,Gaillard,Philippe,Le Goff,Le Gall,Kerboul,Benali,Haddad,Mansouri,Belkacem,Cherif,Saïdi,Bouzid,Diallo,Traoré,Ndiaye,Sow,Coulibaly,Camara,Keïta,Touré,Tran,Pham,Li,Chen,Wang,Sharma,Patel,Rossi,Ferrari,Bianchi,Silva,Ferreira,Santos,Pereira,Oliveira,Hernández,Popescu,Ionescu,Kowalski,Nowak,Shevchenko,Ivanova,Yılmaz,Demir,Keller,Schneider,Jansen,Lindqvist,Andersen'.split(
    ',',
  )

export interface Branch {
  readonly name: string
  readonly advisers: readonly string[]
}
export const BRANCHES: readonly Branch[] = [
  {
    name: 'Paris République',
    advisers: ['Claire Fabre', 'Nabil Ziani', 'Anne Rivière', 'Tristan Collet', 'Rosa Almeida'],
  },
  { name: 'Lyon Part-Dieu', advisers: ['Marc Bouvier', 'Sarah Benhamou', 'Elsa Guillot', 'Kévin Perrot'] },
  { name: 'Marseille Prado', advisers: ['Sonia Amrani', 'Florian Giordano', 'Maud Pastor', 'Idriss Saleh'] },
  { name: 'Lille Flandres', advisers: ['Pauline Delattre', 'Quentin Vasseur', 'Amel Kaci'] },
  { name: 'Toulouse Capitole', advisers: ['Bastien Cazaux', 'Lucie Fourcade', 'Noah Pujol', 'Irène Castan'] },
  { name: 'Nantes Graslin', advisers: ['Gwenaëlle Riou', 'Simon Hervé', 'Fanta Doumbia'] },
  { name: 'Strasbourg Kléber', advisers: ['Mathilde Weber', 'Pierre Klein', 'Selma Kurt'] },
  {
    name: 'Bordeaux Mériadeck',
    advisers: ['Agathe Dupuy', 'Victor Lacoste', 'Jade Etcheverry', 'Omar Bensaïd'],
  },
]
