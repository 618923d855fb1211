using System.Text.Json;

namespace SloWatch.Engine.Json;

/// <summary>Members of enums by the names that rules and events use: <c>stepEnded</c>, <c>timedOut</c>.</summary>
public static class EnumText
{
    public static string Of<T>(T member)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(member.ToString());
}
