// Articles in the states that a view is drawn for on purpose; everybody in them is invented.
export const STATES = {
  "one-quote": "“We go again on Saturday,” said Ada Marsh.\n\nThat was all she said.",
  "nobody-named": "It rained all night.\n\n“It is the same story every year, and nobody upstairs seems to care about it.”\n\nThat was on a banner behind the goal.",
  "nothing-found": "The club shop will be closed on account of the weather.\n\nIts staff have been told.",
  "goalless": `Halden Rovers drew 0-0 with Castleby Town at Millbank Park on Saturday.

Tom Okafor headed against the post in the 12th minute. Ivo Lund saved from Pavel Rusk in the 34th minute.

Leo Brandt shot wide after 71 minutes.`,
  "crowded": `Halden Rovers beat Castleby Town 4-3 in the Northern Cup final on Saturday.

Tom Okafor scored for Halden Rovers in the 3rd minute. Leo Brandt made it 2-0 for Halden Rovers in the 5th minute. Pavel Rusk pulled one back for Castleby Town in the 6th minute.

Leo Brandt of Halden Rovers was booked in the 60th minute. Sam Adeyemi of Halden Rovers was booked in the 61st minute. Karim Haddad of Halden Rovers was booked in the 61st minute. Mikkel Sorensen of Halden Rovers was booked in the 62nd minute. Tom Okafor of Halden Rovers was booked in the 63rd minute.

Danny Whitlock scored for Castleby Town in the 88th minute. Joe Farrell equalised for Castleby Town in the second minute of stoppage time.`,
  "extra-time": `Halden Rovers beat Castleby Town 3-2 after extra time on Saturday.

Tom Okafor scored for Halden Rovers in the 20th minute. Pavel Rusk equalised for Castleby Town in the 85th minute.

Leo Brandt scored for Halden Rovers in the 98th minute. Sam Adeyemi put through his own net in the 105th minute. Karim Haddad scored the winner for Halden Rovers in the 117th minute.`,
  "long-names": `Wolverhampton Wanderers drew 1-1 with Brighton & Hove Albion on Saturday.

Bartholomew Featherstonehaugh-Cholmondeley scored for Wolverhampton Wanderers in the 51st minute.

“Nobody will believe how long we have waited for an afternoon like this one,” said Bartholomew Featherstonehaugh-Cholmondeley.`,
  "conversation": `Ada Marsh met the press after the match.

“Did you think it was a penalty?” the reporter asked.

“No, and you did not think so either,” Marsh replied.

“That is my job,” the reporter said. “I ask before I know.”

“I have seen it five times since,” Marsh said, “and it gets worse.”

She left the room.`,
  "two-matches": `Halden Rovers beat Castleby Town 2-1 on Saturday. Tom Okafor scored for Halden Rovers in the 23rd minute and Leo Brandt in the 70th minute. Pavel Rusk replied for Castleby Town in the 88th minute.

They had lost 3-0 at Port Alder in March, when Joe Farrell scored in the 9th minute.`,
  "thirty-quotes": Array.from({ length: 30 }, (_, nth) => {
    const who = ["Ada Marsh", "Tom Okafor", "Leo Brandt", "Graham Pell", "Ivo Lund", "Nora Quill", "Ben Castle", "Karim Haddad"][nth % 8];
    return `“This is what number ${nth + 1} of the players had to say about the season,” said ${who}.`;
  }).join("\n\n"),
};
