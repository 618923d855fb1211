using System.Text.Json;
using SloWatch.Cli.Importing;

namespace SloWatch.Cli.Printing.Imports;

/// <summary>What became of each file of a folder, for scripts.</summary>
internal static class FolderJson
{
    /// <param name="fields">Writes what there is to say of a file that was read, its name first.</param>
    public static void Write<T>(TextWriter to, string folder, IEnumerable<FileOutcome<T>> outcomes, Action<Utf8JsonWriter, string, T> fields)
        where T : class => JsonText.Write(to, json =>
    {
        json.WriteStartObject();
        json.WriteString("folder", folder);
        json.WriteStartArray("files");
        foreach (FileOutcome<T> outcome in outcomes)
        {
            json.WriteStartObject();
            if (outcome.Result is { } result)
            {
                fields(json, outcome.File, result);
            }
            else
            {
                json.WriteString("file", outcome.File);
                json.WriteString("stopped", outcome.Fault);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });
}
