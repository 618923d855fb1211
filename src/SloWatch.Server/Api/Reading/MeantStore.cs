using SloWatch.Server.Api.Faults;
using SloWatch.Server.Api.Routes;

namespace SloWatch.Server.Api.Reading;

/// <summary>Whoever asks for a change of a store may say which: a service that keeps another one refuses.</summary>
internal static class MeantStore
{
    public static readonly ApiParameter Parameter = new("store", "refuse unless this is the file of the store: for those who mean a store and not a service");

    /// <param name="file">That this service keeps.</param>
    public static void Require(ApiQuery query, string file)
    {
        if (query.Text(Parameter.Name) is { } meant && meant != Path.GetFullPath(file))
        {
            throw new ApiFault(StatusCodes.Status409Conflict, "other-store", "The service keeps another store.", $"this service keeps {Path.GetFullPath(file)}, and not {meant}; ask the one that does");
        }
    }
}
