namespace SloWatch.Server.Api.Faults;

/// <summary>A request cannot be answered as it was asked. Becomes an answer of <c>application/problem+json</c>.</summary>
/// <param name="status">Of HTTP.</param>
/// <param name="name">For scripts, e.g. <c>malformed-body</c>. They rely on it: never rename.</param>
/// <param name="title">The same for every fault of this name.</param>
/// <param name="detail">What is wrong here, and what to do.</param>
internal sealed class ApiFault(int status, string name, string title, string detail) : Exception(detail)
{
    public int Status => status;

    public string Name => name;

    public string Title => title;

    /// <summary>When to come back.</summary>
    public int? RetryAfterSeconds { get; init; }

    /// <summary>Further headers of the answer.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>The same fault of a long request, whose first events were taken.</summary>
    public ApiFault After(long taken) =>
        taken == 0 ? this : new(Status, Name, Title, $"{Message} ({taken} events before that were taken, and sending them again changes nothing)") { RetryAfterSeconds = RetryAfterSeconds, Headers = Headers };

    public static ApiFault MalformedBody(string place, string what, string remedy) =>
        new(StatusCodes.Status400BadRequest, "malformed-body", "The body cannot be read.", $"{place}: {what}; {remedy}");

    public static ApiFault UnexpectedBody(string what, string remedy) =>
        new(StatusCodes.Status400BadRequest, "unexpected-body", "Nothing reads a body here.", $"{what}; {remedy}");

    public static ApiFault NotFound(string what, string remedy) =>
        new(StatusCodes.Status404NotFound, "not-found", "There is no such thing.", $"{what}; {remedy}");

    public static ApiFault WrongMethod(string what, string allowed) =>
        new(StatusCodes.Status405MethodNotAllowed, "wrong-method", "This is asked in another way.", $"{what}; use {allowed}") { Headers = [("Allow", allowed)] };

    public static ApiFault NoToken(string detail) =>
        new(StatusCodes.Status401Unauthorized, "no-token", "A token is needed.", detail) { Headers = [("WWW-Authenticate", "Bearer")] };

    public static ApiFault Forbidden(string detail) =>
        new(StatusCodes.Status403Forbidden, "forbidden", "The token does not hold for this.", detail);

    public static ApiFault MalformedQuery(string what, string remedy) =>
        new(StatusCodes.Status400BadRequest, "malformed-query", "The query cannot be read.", $"{what}; {remedy}");

    public static ApiFault TooLarge(string what, string remedy) =>
        new(StatusCodes.Status413PayloadTooLarge, "too-large", "The body is too large.", $"{what}; {remedy}");

    public static ApiFault UnknownType(string what, string remedy) =>
        new(StatusCodes.Status415UnsupportedMediaType, "unknown-type", "The body is in a form that is not known.", $"{what}; {remedy}");

    public static ApiFault Busy(string what) =>
        new(StatusCodes.Status429TooManyRequests, "busy", "Too much waits already.", $"{what}; send the request again after a second") { RetryAfterSeconds = 1 };

    public static ApiFault NotCounted(string what, string remedy) =>
        new(StatusCodes.Status503ServiceUnavailable, "not-counted", "Nobody can say yet.", $"{what}; {remedy}") { RetryAfterSeconds = 10 };

    public static ApiFault StoreFailed(string what) =>
        new(StatusCodes.Status503ServiceUnavailable, "store-failed", "The store failed.", what) { RetryAfterSeconds = 5 };
}
