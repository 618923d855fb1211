using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SloWatch.Testing;

/// <summary>An HTTP server that answers each question as a test says, also wrongly.</summary>
public sealed class StubPrometheus : IDisposable
{
    private readonly CancellationTokenSource ending = new();
    private readonly List<StubQuestion> questions = [];
    private TcpListener? listener;

    public StubPrometheus() => Begin(0);

    public int Port { get; private set; }

    public string Url => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}");

    /// <summary>What it answers.</summary>
    public Func<StubQuestion, StubAnswer> Answer { get; set; } = _ => StubAnswer.Number("1");

    /// <summary>Done when all that is to come of an answer was sent, and it hangs.</summary>
    public Action Hanging { get; set; } = () => { };

    public IReadOnlyList<StubQuestion> Questions
    {
        get
        {
            lock (questions)
            {
                return [.. questions];
            }
        }
    }

    /// <summary>Nobody listens any more, until it begins again.</summary>
    public void Stop()
    {
        listener?.Stop();
        listener = null;
    }

    public void BeginAgain() => Begin(Port);

    public void Dispose()
    {
        ending.Cancel();
        Stop();
        ending.Dispose();
    }

    private void Begin(int port)
    {
        listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        _ = ServeAsync(listener, ending.Token);
    }

    private async Task ServeAsync(TcpListener from, CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                _ = AnswerAsync(await from.AcceptTcpClientAsync(cancellation), cancellation);
            }
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // It was stopped.
        }
    }

    private async Task AnswerAsync(TcpClient client, CancellationToken cancellation)
    {
        using (client)
        {
            try
            {
                NetworkStream stream = client.GetStream();
                StubQuestion question = StubQuestion.Parse(await ReadAsync(stream, cancellation));
                lock (questions)
                {
                    questions.Add(question);
                }

                StubAnswer answer = Answer(question);
                await stream.WriteAsync(answer.Head(), cancellation);
                await stream.WriteAsync(answer.Body.AsMemory(0, Math.Min(answer.Body.Length, answer.Sent ?? int.MaxValue)), cancellation);
                if (answer.Hangs)
                {
                    Hanging();
                    await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
                }
            }
            catch (Exception over) when (over is OperationCanceledException or IOException)
            {
                // Whoever asked had enough.
            }
        }
    }

    /// <summary>Head and body as they came.</summary>
    private static async Task<string> ReadAsync(NetworkStream stream, CancellationToken cancellation)
    {
        StringBuilder text = new();
        byte[] buffer = new byte[8192];
        while (true)
        {
            string so = text.ToString();
            int head = so.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (head >= 0 && so.Length - head - 4 >= LengthIn(so))
            {
                return so;
            }

            int read = await stream.ReadAsync(buffer, cancellation);
            text.Append(read == 0 ? throw new IOException("the question breaks off") : Encoding.ASCII.GetString(buffer, 0, read));
        }
    }

    private static int LengthIn(string head)
    {
        string? line = head.Split("\r\n").FirstOrDefault(one => one.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        return line is null ? 0 : int.Parse(line[15..], CultureInfo.InvariantCulture);
    }
}

/// <summary>What it was asked.</summary>
/// <param name="Form">Its fields.</param>
public sealed record StubQuestion(string Line, string? Authorization, IReadOnlyDictionary<string, string> Form)
{
    public string Query => Form.GetValueOrDefault("query", "");

    public static StubQuestion Parse(string text)
    {
        string[] parts = text.Split("\r\n\r\n", 2), head = parts[0].Split("\r\n");
        string? authorization = head.FirstOrDefault(line => line.StartsWith("Authorization:", StringComparison.OrdinalIgnoreCase))?["Authorization:".Length..].Trim();
        return new(head[0], authorization, parts[1].Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => WebUtility.UrlDecode(pair[1])));
    }
}

/// <param name="Sent">Bytes of the body that are sent, of all that are promised; null: all.</param>
/// <param name="Hangs">After that nothing comes any more, and no end.</param>
public sealed record StubAnswer(int Status, byte[] Body, int? Sent = null, bool Hangs = false, string Headers = "", string ContentType = "application/json")
{
    public static StubAnswer Of(int status, string body) => new(status, Encoding.UTF8.GetBytes(body));

    /// <summary>A vector of one series without labels.</summary>
    public static StubAnswer Number(string value) => Series(("{}", value));

    public static StubAnswer Series(params (string Labels, string Value)[] series) => Result(
        "vector", $"[{string.Join(',', series.Select(one => $$"""{"metric":{{one.Labels}},"value":[1772452800,"{{one.Value}}"]}"""))}]");

    /// <param name="more">Beside the data, as JSON behind a comma.</param>
    public static StubAnswer Result(string type, string result, string more = "") => Of(200, $$$"""{"status":"success","data":{"resultType":"{{{type}}}","result":{{{result}}}}{{{more}}}}""");

    /// <summary>What Prometheus scrapes.</summary>
    public static StubAnswer Metrics(string text) => Of(200, text) with { ContentType = "text/plain; version=0.0.4" };

    public static StubAnswer Error(int status, string type, string error) => Of(status, $$"""{"status":"error","errorType":"{{type}}","error":"{{error}}"}""");

    public byte[] Head() => Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {Status} Told\r\nContent-Type: {ContentType}\r\nContent-Length: {Body.Length}\r\nConnection: close\r\n{Headers}\r\n"));
}
