using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Cli.Running;

/// <summary>What whoever types does to a store stands in its list of acts, as what people do through the service does.</summary>
internal static class PersonalAct
{
    public static string Person => $"{Environment.UserName}@{Environment.MachineName}";

    public static void Note(Workplace place, IStore store, string what, string subject, string detail)
    {
        using IAccess access = store.OpenAccess();
        access.Add(new(Instant.From(place.Shell.Time.GetUtcNow()), Person, what, subject, detail));
    }
}
