using System.Text.Json;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Ingest.EventJson;

namespace SloWatch.Engine.Adapters.Json.Files;

/// <summary>Gives out the messages of a file that is JSON as a whole: the elements of lists, and values one after another.</summary>
internal sealed class ValueReader(Stream content, string file)
{
    private const int InitialBytes = 1 << 16;
    private const string Remedy = "check that the file is JSON, whole, and in UTF-8";

    private byte[] buffer = new byte[InitialBytes];
    private JsonReaderState state = new(new JsonReaderOptions { AllowMultipleValues = true });
    private int start;
    private int end;
    private bool inList;
    private bool ended;

    /// <summary>In which the message given out last begins, from 1.</summary>
    public int Line { get; private set; } = 1;

    private int lines = 1;

    /// <summary>False at the end. The message is valid until the next call.</summary>
    public bool Next(out ReadOnlySpan<byte> message)
    {
        while (true)
        {
            try
            {
                if (TryRead(out message))
                {
                    return true;
                }
            }
            catch (JsonException broken)
            {
                throw new UnreadableFileException(new Place(file, (int)(broken.LineNumber ?? 0) + 1, (int)(broken.BytePositionInLine ?? 0) + 1), $"this is no JSON: {EventJsonReader.FirstSentence(broken)}", Remedy);
            }

            if (ended)
            {
                message = default;
                return false;
            }

            Fill();
        }
    }

    private bool TryRead(out ReadOnlySpan<byte> message)
    {
        message = default;
        while (true)
        {
            Utf8JsonReader reader = new(buffer.AsSpan(start, end - start), ended, state);
            if (!reader.Read())
            {
                return false;
            }

            if (inList ? reader.TokenType == JsonTokenType.EndArray : reader.TokenType == JsonTokenType.StartArray)
            {
                inList = !inList;
                Consume(ref reader, 0);
                continue;
            }

            int from = (int)reader.TokenStartIndex;
            if (!reader.TrySkip())
            {
                return false;
            }

            message = buffer.AsSpan(start + from, (int)reader.BytesConsumed - from);
            Consume(ref reader, from);
            return true;
        }
    }

    /// <param name="from">Where the message begins in what is consumed.</param>
    private void Consume(ref Utf8JsonReader reader, int from)
    {
        ReadOnlySpan<byte> consumed = buffer.AsSpan(start, (int)reader.BytesConsumed);
        Line = lines + consumed[..from].Count((byte)'\n');
        lines += consumed.Count((byte)'\n');
        state = reader.CurrentState;
        start += consumed.Length;
    }

    /// <summary>A message that is not whole is looked at again when there is twice as much of it.</summary>
    private void Fill()
    {
        if (end - start > EventLimits.EventBytes)
        {
            throw new UnreadableFileException(new Place(file, lines, 1), $"a message has more than {EventLimits.EventBytes} bytes", "check that this is the right file");
        }

        buffer.AsSpan(start, end - start).CopyTo(buffer);
        (start, end) = (0, end - start);
        if (end > buffer.Length / 2)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        int read = content.ReadAtLeast(buffer.AsSpan(end), Math.Max(end, 1), throwOnEndOfStream: false);
        end += read;
        ended = read == 0;
    }
}
