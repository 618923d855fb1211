using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SloWatch.Engine.Json;

namespace SloWatch.Server.Api.Answers;

/// <summary>JSON as the command line writes it, byte for byte. Whoever has it already is told so and gets nothing.</summary>
internal static class JsonAnswer
{
    public static Task WriteAsync(HttpContext context, Action<Utf8JsonWriter> content) => WriteAsync(context, JsonText.Document(content));

    public static async Task WriteAsync(HttpContext context, string document)
    {
        byte[] body = Encoding.UTF8.GetBytes($"{document}\n");
        string tag = $"\"{Convert.ToBase64String(SHA256.HashData(body).AsSpan(0, 12))}\"";
        HttpResponse response = context.Response;
        response.Headers.ETag = tag;
        response.Headers.CacheControl = "no-cache";
        if (context.Request.Headers.IfNoneMatch.Any(known => known is not null && (known == "*" || known.Split(',').Any(one => one.Trim().Replace("W/", "", StringComparison.Ordinal) == tag))))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = "application/json";
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, context.RequestAborted);
    }
}
