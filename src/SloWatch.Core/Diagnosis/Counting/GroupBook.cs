using System.Runtime.InteropServices;

namespace SloWatch.Core.Diagnosis.Counting;

/// <summary>Counts units of a window, and of the time before it, in groups of one dimension. Every bad unit is in exactly one group.</summary>
internal sealed class GroupBook(Dimension by)
{
    /// <summary>What only came by is summed without its name where there are more.</summary>
    private const int MostNames = 20_000;

    private const int MostBadNames = 2 * MostNames;

    private readonly Dictionary<GroupKey, Group> groups = [];

    public void Add(SeenUnit unit, bool now)
    {
        foreach (string name in unit.SeenBy(by))
        {
            Group group = Of(new(name, false));
            group.Seen += now ? 1 : 0;
            group.SeenBefore += now ? 0 : 1;
        }

        if (unit.Spot is null)
        {
            return;
        }

        Group own = Of(new(unit.GroupOf(by), false), now ? MostBadNames : MostNames);
        own.BadBefore += now ? 0 : 1;
        if (now)
        {
            own.Bad++;
            own.Note(unit);
        }
    }

    /// <summary>Those with bad units in the window, most first, then what has no name.</summary>
    public Attribution Table(int most)
    {
        KeyValuePair<GroupKey, Group>[] named =
        [
            .. groups.Where(group => group.Value.Bad > 0 && group.Key.Name is not null)
                .OrderByDescending(group => group.Value.Bad).ThenBy(group => group.Key.Name, StringComparer.Ordinal),
        ];
        List<AttributedGroup> rows = [.. named.Take(most).Select(group => group.Value.Row(group.Key.Name, GroupRole.Named))];
        Group rest = new();
        foreach (Group group in named.Skip(most).Select(group => group.Value).Concat(groups.Where(group => group.Key.IsRest).Select(group => group.Value)))
        {
            rest.Take(group);
        }

        if (rest.Bad > 0)
        {
            rows.Add(rest.Row(null, GroupRole.Other));
        }

        if (groups.TryGetValue(new(null, false), out Group? unsaid) && unsaid.Bad > 0)
        {
            rows.Add(unsaid.Row(null, GroupRole.NotSaid));
        }

        return new(by, WithPercent(rows));
    }

    private static AttributedGroup[] WithPercent(List<AttributedGroup> rows)
    {
        int[] percent = Shares.Percent([.. rows.Select(row => row.Bad)]);
        return [.. rows.Select((row, i) => row with { Percent = percent[i] })];
    }

    /// <summary>A name under which something went bad is kept even so, though nobody knows then how much came by it before.</summary>
    private Group Of(GroupKey key, int most = MostNames)
    {
        GroupKey kept = groups.ContainsKey(key) || groups.Count < most || key.Name is null ? key : new(null, true);
        ref Group? group = ref CollectionsMarshal.GetValueRefOrAddDefault(groups, kept, out bool known);
        return group ??= new() { IsCounted = known || groups.Count <= MostNames };
    }

    private readonly record struct GroupKey(string? Name, bool IsRest);

    private sealed class Group
    {
        private const int MostExamples = 5;

        private readonly List<(long At, UnitName Unit)> examples = [];

        /// <summary>All that came by it was counted.</summary>
        public bool IsCounted { get; init; } = true;

        public long Bad { get; set; }

        public long Seen { get; set; }

        public long BadBefore { get; set; }

        public long SeenBefore { get; set; }

        /// <summary>Those that went bad first, whatever order they come in.</summary>
        public void Note(SeenUnit unit)
        {
            examples.Add((unit.At.Micros, new(unit.Instance.Id, unit.Name)));
            if (examples.Count > MostExamples)
            {
                examples.Remove(examples.Max());
            }
        }

        public void Take(Group other)
        {
            (Bad, BadBefore) = (Bad + other.Bad, BadBefore + other.BadBefore);
            examples.AddRange(other.examples);
        }

        /// <summary>Of errors, and of what is between steps, only those that went bad are seen.</summary>
        public AttributedGroup Row(string? name, GroupRole role)
        {
            bool counted = IsCounted && Seen >= Bad;
            return new(name, role, Bad, counted ? Seen : null, BadBefore, counted ? SeenBefore : null)
            {
                Examples = [.. examples.Order().Take(MostExamples).Select(example => example.Unit)],
            };
        }
    }
}
