using MediatR;

namespace FundsCheck.MediatR.Tests.Hosting;

internal sealed class OuterBehavior<TRequest, TResponse>(Journal journal) : IPipelineBehavior<TRequest, TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        journal.Write($"outer: {request}");
        try
        {
            var response = await next();
            journal.Write($"outer: {response}");
            return response;
        }
        catch (Exception exception)
        {
            journal.Write($"outer: {exception.GetType().Name}");
            throw;
        }
    }
}
