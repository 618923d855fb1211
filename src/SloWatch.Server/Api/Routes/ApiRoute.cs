using SloWatch.Engine.Stores;

namespace SloWatch.Server.Api.Routes;

/// <summary>One way to ask something. Said once: routing, rights, the check of its parameters and OpenAPI read this.</summary>
/// <param name="Path">As routing and OpenAPI write it.</param>
/// <param name="Summary">A sentence for people, without a full stop.</param>
internal sealed record ApiRoute(string Method, string Path, string Summary, RequestDelegate Handler)
{
    public IReadOnlyList<ApiParameter> Parameters { get; init; } = [];

    /// <summary>What one has to be to ask it; null: nobody in particular.</summary>
    public Role? Needs { get; init; } = Role.Viewer;

    /// <summary>Those may who deliver for a source, and admins.</summary>
    public bool Delivers { get; init; }

    /// <summary>What the answer holds.</summary>
    public string Answer { get; init; } = "JSON";

    public string AnswerType { get; init; } = "application/json";

    /// <summary>The name of its form in OpenAPI; null: it has none of its own.</summary>
    public string? AnswerForm { get; init; }

    /// <summary>Media types of the body it takes.</summary>
    public IReadOnlyList<string> BodyTypes { get; init; } = [];

    /// <summary>The body holds workflow events, and not what others write.</summary>
    public bool TakesEvents { get; init; }

    public static ApiRoute Get(string path, string summary, RequestDelegate handler, params ApiParameter[] parameters) =>
        new(HttpMethods.Get, path, summary, handler) { Parameters = parameters };
}

/// <param name="Summary">What it says, for people.</param>
/// <param name="Type">Of JSON Schema.</param>
internal sealed record ApiParameter(string Name, string Summary, string Type = "string", bool InPath = false, string? Example = null)
{
    public static readonly ApiParameter AsOf = new("asOf", "the moment looked at, a full minute; without it, as far as the sources are complete", Example: "2026-03-02T09:00Z");
    public static readonly ApiParameter Workflow = new("workflow", "only of this workflow");
    public static readonly ApiParameter Limit = new("limit", "at most so many, from 1 to 1000; 100 without it", "integer");
    public static readonly ApiParameter Cursor = new("cursor", "goes on behind an earlier answer: its 'next'");
}
