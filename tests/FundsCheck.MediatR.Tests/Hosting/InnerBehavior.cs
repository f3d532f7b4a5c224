using MediatR;

namespace FundsCheck.MediatR.Tests.Hosting;

internal sealed class InnerBehavior<TRequest, TResponse>(Journal journal) : IPipelineBehavior<TRequest, TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        journal.Write($"inner: {request}");
        try
        {
            var response = await next();
            journal.Write($"inner: {response}");
            return response;
        }
        catch (Exception exception)
        {
            journal.Write($"inner: {exception.GetType().Name}");
            throw;
        }
    }
}
