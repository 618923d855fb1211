using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SloWatch.Server.Access;

/// <summary>Tokens as they are shown once. They are long and random, so that a plain hash of one tells nothing.</summary>
public static class TokenText
{
    /// <summary>By it people and programs that look for leaked secrets know one.</summary>
    private const string Prefix = "slw_";

    private const int Bytes = 32;

    public static string New() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
