using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SloWatch.Server.Settings;

internal static class CertificateFile
{
    /// <summary>Null, and why, when the two files are not a certificate and its key.</summary>
    public static X509Certificate2? Read(string certificate, string key, out string? fault)
    {
        fault = null;
        try
        {
            return X509Certificate2.CreateFromPemFile(certificate, key);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            fault = $"the certificate or its key cannot be read ({failure.Message.TrimEnd('.')})";
        }
        catch (Exception failure) when (failure is CryptographicException or ArgumentException)
        {
            fault = $"{certificate} and {key} are no certificate and its key ({failure.Message.TrimEnd('.')})";
        }

        return null;
    }
}
