using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;

namespace SloWatch.Engine.Yaml.Kinds;

/// <summary>How a Workflow declares the ways its states may go. States of other tracks than main are written <c>track:state</c>, as in `pauses`.</summary>
internal static class RouteSettings
{
    public static readonly SettingDeclaration Transitions = new("transitions", SettingKind.TextsByName, "which states may follow a state; states of other tracks than main are written track:state")
    {
        Default = "none declared: conformance cannot be judged",
        Example = "{ submitted: [approved, declined] }",
    };

    public static readonly SettingDeclaration FirstStates = new("firstStates", SettingKind.Texts, "the states that a case may be in first") { Default = "any of its transitions", Example = "submitted" };

    public static Dictionary<string, StateRoutes> Read(SettingReader settings, IReadOnlyDictionary<string, IReadOnlyList<string>> tracks)
    {
        Dictionary<string, Dictionary<string, IReadOnlyList<string>>> next = [];
        foreach ((string name, Place place, IReadOnlyList<ScalarSetting> texts) in settings.ScalarsByName(Transitions.Name))
        {
            PauseState from = PauseState.Of(name);
            Check(settings, tracks, place, from);
            IEnumerable<string> following = texts.Select(text => Following(settings, tracks, from, text));
            next.TryAdd(from.Track, []);
            next[from.Track][from.State] = [.. following];
        }

        ILookup<string, string> first = ReadFirst(settings, tracks, next.Keys).ToLookup(state => state.Track, state => state.State);
        return next.ToDictionary(track => track.Key, track => new StateRoutes([.. first[track.Key]], track.Value));
    }

    /// <summary>A transition stays on its track, so the track need not be said again.</summary>
    private static string Following(SettingReader settings, IReadOnlyDictionary<string, IReadOnlyList<string>> tracks, PauseState from, ScalarSetting text)
    {
        bool saysTrack = text.Text.StartsWith($"{from.Track}:", StringComparison.Ordinal);
        PauseState to = saysTrack ? PauseState.Of(text.Text) : new PauseState(from.Track, text.Text);
        Check(settings, tracks, text.Place, to);
        return to.State;
    }

    private static List<PauseState> ReadFirst(SettingReader settings, IReadOnlyDictionary<string, IReadOnlyList<string>> tracks, IEnumerable<string> routed)
    {
        List<PauseState> states = [];
        foreach (ScalarSetting text in settings.Scalars(FirstStates.Name))
        {
            PauseState state = PauseState.Of(text.Text);
            Check(settings, tracks, text.Place, state);
            states.Add(state);
            if (!routed.Contains(state.Track))
            {
                settings.Report(text.Place, $"'{FirstStates.Name}' names a state of the track '{state.Track}', which has no transitions", $"add them to '{Transitions.Name}', or remove it");
            }
        }

        return states;
    }

    private static void Check(SettingReader settings, IReadOnlyDictionary<string, IReadOnlyList<string>> tracks, Place place, PauseState state)
    {
        if (tracks.Count == 0)
        {
            return;
        }

        if (!tracks.TryGetValue(state.Track, out IReadOnlyList<string>? states))
        {
            settings.Report(place, $"the workflow has no track '{state.Track}'", NearestName.Remedy(state.Track, [.. tracks.Keys]));
        }
        else if (!states.Contains(state.State))
        {
            settings.Report(place, $"the track '{state.Track}' has no state '{state.State}'", NearestName.Remedy(state.State, [.. states]));
        }
    }
}
