using System.Net.Http.Headers;
using System.Text;

namespace SloWatch.Engine.Adapters.Prometheus;

/// <summary>Who asks. What is secret of it is looked up each time, so that it may change while the service runs.</summary>
/// <param name="User">Null: the secret is a bearer token, else the password of the user.</param>
internal sealed record Credential(string? User, SecretReference Secret)
{
    /// <exception cref="SecretException">It is not there.</exception>
    public AuthenticationHeaderValue Header()
    {
        string secret = Secret.Read();
        if (User is null && secret.AsSpan().IndexOfAnyExceptInRange('!', '~') >= 0)
        {
            throw new SecretException($"{Secret} holds no token: tokens have neither spaces nor other letters than ASCII; put the token there");
        }

        return User is null ? new("Bearer", secret) : new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{secret}")));
    }
}
